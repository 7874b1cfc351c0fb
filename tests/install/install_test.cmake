set(work ${build}/tests/install)
set(prefix ${work}/prefix)
file(REMOVE_RECURSE ${work}/prefix ${work}/consumer)

# run(<output variable> COMMAND...): the command must succeed.
function(run output)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE text ERROR_VARIABLE errors
                  RESULT_VARIABLE result WORKING_DIRECTORY ${source})
  if(NOT result EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "${command}\nended with ${result}:\n${text}${errors}")
  endif()
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

run(ignored ${CMAKE_COMMAND} --install ${build} --prefix ${prefix})

# The copy must stand on its own feet: nothing may look for the source tree.
run(ignored ${CMAKE_COMMAND} -S ${source}/tests/install/consumer -B ${work}/consumer
    -G ${generator} -D CMAKE_PREFIX_PATH=${prefix} -D CMAKE_CXX_COMPILER=${compiler}
    -D CMAKE_BUILD_TYPE=${build_type} -D CMAKE_CXX_FLAGS=${flags})
run(ignored ${CMAKE_COMMAND} --build ${work}/consumer)
run(found ${work}/consumer/missing corpora/ferry.en.txt corpora/ferry.id.txt)
if(NOT found MATCHES "omitted: The older boats on the route")
  message(FATAL_ERROR "the consumer did not find the omission of the sample; it printed:\n${found}")
endif()

# The installed program finds the installed model.
run(ignored ${CMAKE_COMMAND} -E env --unset=SEJAJAR_MODEL
    ${prefix}/bin/sejajar align -f ladder corpora/ferry.en.txt corpora/ferry.id.txt)
file(GLOB_RECURSE manual ${prefix}/share/man/man1/sejajar.1*)
if(NOT manual)
  message(FATAL_ERROR "no manual page was installed")
endif()
file(GLOB_RECURSE private_headers ${prefix}/include/sejajar/align/cli/*.h)
if(private_headers)
  message(FATAL_ERROR "the command line's headers are nobody's business: ${private_headers}")
endif()
