#include "align/corpus/masks.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sejajar {
namespace {

std::string Masked(std::string text,
                   const std::vector<std::string>& names = {"email", "nik", "phone"}) {
  const Result<Masks> masks = Masks::Parse(names);
  EXPECT_TRUE(masks);
  masks->Apply(text);
  return text;
}

TEST(MasksTest, HideEMailAddresses) {
  EXPECT_EQ(Masked("Write to siti.rahma@kampung-baru.example.id, please."),
            "Write to <EMAIL>, please.");
  EXPECT_EQ(Masked("Surel: info+pers@contoh.id."), "Surel: <EMAIL>.");
  EXPECT_EQ(Masked("a@b.cd,e_f@g.hi"), "<EMAIL>,<EMAIL>");
  EXPECT_EQ(Masked("<rudi%kota@contoh.co.id>"), "<<EMAIL>>");
}

TEST(MasksTest, HideTelephoneNumbers) {
  for (const std::string number :
       {"+62 812-3456-7890", "+6281234567890", "+62 21 555 0123", "+62.812.3456.7890",
        "+1 (415) 555-0123", "+44 20 7946 0958", "0812 3456 7890", "0812-3456-7890", "081234567890",
        "0812.3456.7890", "(021) 555-0123", "(021)5550123", "021-5550123", "021 555 0123",
        "0274-555123"}) {
    EXPECT_EQ(Masked("Hubungi " + number + " segera."), "Hubungi <PHONE> segera.");
    EXPECT_EQ(Masked(number), "<PHONE>") << number;
    EXPECT_EQ(Masked("Telp." + number + ", ext 3"), "Telp.<PHONE>, ext 3");
    EXPECT_EQ(Masked("(" + number + ")"), "(<PHONE>)");
  }
  EXPECT_EQ(Masked("0812 3456 7890 0813 9876 5432"), "<PHONE> <PHONE>");
  EXPECT_EQ(Masked("0812-3456-7890, 0813-9876-5432"), "<PHONE>, <PHONE>");
  EXPECT_EQ(Masked("0812-3456-7890/0813-9876-5432"), "<PHONE>/<PHONE>");
}

TEST(MasksTest, HideIdentityNumbers) {
  EXPECT_EQ(Masked("NIK 3201011505900001."), "NIK <NIK>.");
  EXPECT_EQ(Masked("NIK:3201014107851234"), "NIK:<NIK>") << "a woman born on 1 July";
  EXPECT_EQ(Masked("3201017112001234"), "<NIK>") << "31, plus 40";
  // Sixteen digits that hold no date, and other numbers of digits.
  EXPECT_EQ(Masked("4000000000000002"), "4000000000000002");
  EXPECT_EQ(Masked("3201011513900001"), "3201011513900001") << "month 13";
  EXPECT_EQ(Masked("3201013205900001"), "3201013205900001") << "day 32";
  EXPECT_EQ(Masked("3201010005900001"), "3201010005900001") << "day 0";
  EXPECT_EQ(Masked("32010115059000011"), "32010115059000011");
  EXPECT_EQ(Masked("320101150590000"), "320101150590000");
}

TEST(MasksTest, LeaveOtherNumbersAlone) {
  for (const std::string text : {"1.000.000.000",
                                 "Rp1.000.000.000",
                                 "10.000.000.000 rupiah",
                                 "Rp 2.050.000.000,00",
                                 "1,000,000,000",
                                 "USD 1,050,000,000.00",
                                 "1 000 000",
                                 "a growth of +1.250.000 a year",
                                 "+25.000.000.000",
                                 "0,012345678",
                                 "0.0123456789",
                                 "3,0812345678",
                                 "01-02-2024",
                                 "01.02.2024",
                                 "2024-01-02",
                                 "1/2/2024",
                                 "08.30-10.30 WIB",
                                 "08:30:15",
                                 "2019-2024",
                                 "in 1999 and 2024",
                                 "17 Agustus 1945",
                                 "12.345 orang",
                                 "64-62",
                                 "-6.2088, 106.8456",
                                 "007",
                                 "Jl. Melati No. 12, RT 03/RW 05",
                                 "pasal 378",
                                 "ISBN 978-979-22-1234-5",
                                 "15505 tons",
                                 "nomor 12345678",
                                 "user@localhost",
                                 "@redaksi",
                                 "a @ b.com"}) {
    EXPECT_EQ(Masked(text), text);
    EXPECT_EQ(Masked("The figure is " + text + "."), "The figure is " + text + ".");
    EXPECT_EQ(Masked("(" + text + ")"), "(" + text + ")");
  }
}

TEST(MasksTest, HideOnlyWhatTheyAreAskedTo) {
  const std::string text = "a@contoh.id 3201011505900001 0812-3456-7890";
  EXPECT_EQ(Masked(text, {}), text);
  EXPECT_EQ(Masked(text, {"email"}), "<EMAIL> 3201011505900001 0812-3456-7890");
  EXPECT_EQ(Masked(text, {"nik"}), "a@contoh.id <NIK> 0812-3456-7890");
  EXPECT_EQ(Masked(text, {"phone"}), "a@contoh.id 3201011505900001 <PHONE>");
  EXPECT_EQ(Masked(text, {"phone", "email", "nik", "nik"}), "<EMAIL> <NIK> <PHONE>");
}

TEST(MasksTest, AreNotMaskedAgain) {
  const std::string once = Masked("a@contoh.id 3201011505900001 0812-3456-7890");
  EXPECT_EQ(Masked(once), once);
}

TEST(MasksTest, RefuseAnUnknownName) {
  for (const std::string name : {"", "e-mail", "Email", "all"}) {
    const Result<Masks> masks = Masks::Parse({"email", name});
    ASSERT_FALSE(masks) << name;
    EXPECT_EQ(masks.error().kind, ErrorKind::kUsage);
  }
}

}  // namespace
}  // namespace sejajar
