using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class DocumentPolicyTests
{
    [Theory]
    [InlineData("申报书.pdf", "申报书.pdf")]
    [InlineData(" a.pdf ", "a.pdf")]
    [InlineData(@"C:\Users\li\a.pdf", "a.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a..pdf", "a..pdf")]
    public void CheckFileName_Name_KeepsItsLastSegment(string given, string kept) => Assert.Equal(kept, DocumentPolicy.CheckFileName(given).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("folder/")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData("\u200B")]
    [InlineData("a\r\nb.pdf")]
    public void CheckFileName_NoName_IsRefused(string? given) =>
        Assert.Equal([("file-name-is-malformed", "fileName")], Faults(DocumentPolicy.CheckFileName(given)));

    [Theory]
    [InlineData("a\u0000.pdf", "a.pdf")]
    [InlineData("a\u202Efdp.exe", "afdp.exe")]
    public void CheckFileName_WhatNobodySees_IsCleanedAway(string given, string name) => Assert.Equal(name, DocumentPolicy.CheckFileName(given).Value);

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void CheckEvidence_AroundTheLimitOfALook_IsRefusedAbove(int kept, bool isAccepted)
    {
        var subject = CreditSubject.From(new CreditSubjectOpened(CreditSubjectId.Of(Draft().LeadUnit)));

        subject = Enumerable.Range(0, kept).Aggregate(
            subject, (kept, number) => kept.Apply(new DocumentRegistered(Document($"{number}", DocumentPolicy.EvidenceKind) with { Look = "CreditChina.2" })));

        Assert.Equal(isAccepted ? [] : [("evidence-is-too-much", null)], Faults(DocumentPolicy.CheckEvidence(subject, "CreditChina.2")));
        Assert.Empty(Faults(DocumentPolicy.CheckEvidence(subject, "CreditChina.3")));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void CheckFileName_AroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, DocumentPolicy.CheckFileName(new string('名', length)).IsSuccess);
}
