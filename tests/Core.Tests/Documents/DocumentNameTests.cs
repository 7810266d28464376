using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class DocumentNameTests
{
    [Theory]
    [InlineData("申报书.pdf", "申报书.pdf")]
    [InlineData(" a.pdf ", "a.pdf")]
    [InlineData(@"C:\Users\li\a.pdf", "a.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a..pdf", "a..pdf")]
    public void R21_NameWithAPath_KeepsItsLastSegment(string given, string kept) => Assert.Equal(kept, DocumentName.Check(given).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("folder/")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData(". .")]
    [InlineData("a\r\nb.pdf")]
    [InlineData("\u200B")]
    public void Check_NoName_IsRefused(string? given) =>
        Assert.Equal([("file-name-is-malformed", "fileName")], DocumentName.Check(given).Errors.Select(error => (error.Code, error.Field)));

    [Theory]
    [InlineData("a\u0000.pdf", "a.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    public void Check_WhatNobodySees_IsCleanedAway(string given, string name) => Assert.Equal(name, DocumentName.Check(given).Value);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Check_AroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, DocumentName.Check(new string('名', length)).IsSuccess);

    [Theory]
    [InlineData("（终稿）申报书[1] it's 𠮷.pdf", DocumentType.Pdf)]
    [InlineData("IMG.JPG", DocumentType.Jpeg)]
    [InlineData("a.jpeg", DocumentType.Jpeg)]
    [InlineData("预算.xlsx", DocumentType.Xlsx)]
    public void R21_NameWithTheRightExtension_IsKept(string name, DocumentType type) => Assert.Equal(name, DocumentName.For(name, type));

    [Theory]
    [InlineData("评审意见.hta", DocumentType.Pdf, "评审意见.hta.pdf")]
    [InlineData("photo.pdf", DocumentType.Jpeg, "photo.pdf.jpeg")]
    [InlineData("x.pdf.exe", DocumentType.Pdf, "x.pdf.exe.pdf")]
    [InlineData("申报书", DocumentType.Docx, "申报书.docx")]
    [InlineData(".pdf", DocumentType.Pdf, ".pdf.pdf")]
    [InlineData("a.pdf.", DocumentType.Pdf, "a.pdf")]
    public void R16_OtherExtension_IsFollowedByThatOfTheType(string name, DocumentType type, string stored) =>
        Assert.Equal(stored, DocumentName.For(name, type));

    [Theory]
    [InlineData("CON.pdf", "_CON.pdf")]
    [InlineData("com1.txt", "_com1.txt.pdf")]
    [InlineData("nul", "_nul.pdf")]
    [InlineData("lpt9 .a.pdf", "_lpt9 .a.pdf")]
    [InlineData("a:b|c?.pdf", "a_b_c_.pdf")]
    [InlineData("console.pdf", "console.pdf")]
    public void For_ReservedNames_AreChanged(string name, string stored) => Assert.Equal(stored, DocumentName.For(name, DocumentType.Pdf));

    [Fact]
    public void For_LongName_LeavesRoomForTheExtension()
    {
        var stored = DocumentName.For(string.Concat(Enumerable.Repeat("𠮷", 100)), DocumentType.Pdf);

        Assert.InRange(stored.Length, 190, 200);
        Assert.EndsWith("𠮷.pdf", stored, StringComparison.Ordinal);
    }
}
