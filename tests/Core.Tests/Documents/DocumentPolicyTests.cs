using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class DocumentPolicyTests
{
    [Theory]
    [InlineData("proposal")]
    [InlineData("budget")]
    public void CheckUpload_KindThatIsAskedFor_Passes(string kind) =>
        Assert.Equal(kind, DocumentPolicy.CheckUpload(Draft(), Guide(), kind, ClosesAt.AddTicks(-1)).Value.Kind);

    [Theory]
    [InlineData("evidence")]
    [InlineData("Proposal")]
    [InlineData("")]
    public void CheckUpload_AnyOtherKind_IsRefused(string kind) =>
        Assert.Equal([("document-kind-is-unknown", null)], Faults(DocumentPolicy.CheckUpload(Draft(), Guide(), kind, Now)));

    [Fact]
    public void CheckUpload_AtTheClosing_IsRefused() =>
        Assert.Equal([("round-is-closed", null)], Faults(DocumentPolicy.CheckUpload(Draft(), Guide(), "proposal", ClosesAt)));

    [Fact]
    public void CheckUpload_Submitted_IsRefused() => Assert.Equal(
        [("application-is-not-a-draft", null)],
        Faults(DocumentPolicy.CheckUpload(Draft() with { State = ApplicationState.Submitted }, Guide(), "proposal", Now)));

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
    [InlineData("a\u0000.pdf")]
    [InlineData("a\r\nb.pdf")]
    [InlineData("a\u202Efdp.exe")]
    public void CheckFileName_NoName_IsRefused(string? given) =>
        Assert.Equal([("file-name-is-malformed", "fileName")], Faults(DocumentPolicy.CheckFileName(given)));

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void CheckEvidence_AroundTheLimit_IsRefusedAbove(int kept, bool isAccepted)
    {
        var evidence = Enumerable.Range(0, kept).Select(number =>
            new Document($"{number}", DocumentPolicy.EvidenceKind, "a.png", DocumentType.Png, 1, "", Now));

        Assert.Equal(isAccepted, DocumentPolicy.CheckEvidence(Draft() with { Documents = [.. evidence] }).IsSuccess);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void CheckFileName_AroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, DocumentPolicy.CheckFileName(new string('名', length)).IsSuccess);
}
