using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationFingerprintTests
{
    private static readonly Application Draft = Samples.CompleteDraft() with { Abstract = "选育耐盐品种。" };

    [Theory]
    [InlineData("盐碱地水稻耐盐品种选育与示范", true)]
    [InlineData("盐碱地 水稻，耐盐品种选育与示范！", true)]
    [InlineData("盐碱地水稻耐盐品种选育", false)]
    public void DuplicatesWith_Title_ComparesWordsAlone(string title, bool clashes) =>
        Assert.Equal(clashes, OwnDuplicates(Other with { Title = title }).Contains(OwnDuplicateKind.Title));

    [Theory]
    [InlineData("选育耐盐品种。", true)]
    [InlineData("选育　耐盐品种", true)]
    [InlineData("另一个摘要", false)]
    [InlineData("", false)]
    public void DuplicatesWith_Abstract_ComparesWordsAlone(string text, bool clashes) =>
        Assert.Equal(clashes, OwnDuplicates(Other with { Abstract = text }).Contains(OwnDuplicateKind.Abstract));

    [Fact]
    public void DuplicatesWith_NoAbstracts_IsNoDuplicate() =>
        Assert.DoesNotContain(
            OwnDuplicateKind.Abstract,
            ApplicationFingerprint
                .Of(Draft with { Abstract = "" })
                .DuplicatesOf(ApplicationFingerprint.Of(Other with { Abstract = "" }), limitsInvestigator: true)
        );

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void DuplicatesWith_SamePerson_CountsWhereBothFallIntoOneTerm(bool limits, bool clashes) =>
        Assert.Equal(
            clashes,
            ApplicationFingerprint.Of(Draft).DuplicatesOf(ApplicationFingerprint.Of(Other), limits).Contains(OwnDuplicateKind.Investigator)
        );

    [Fact]
    public void DuplicatesWith_SameFile_IsADuplicateUnlessItIsAnOfficersEvidence()
    {
        var file = Samples.Document("d9", "other") with { Sha256 = new string('b', 64) };
        var mine = Draft with { Documents = [file] };

        Assert.Contains(
            OwnDuplicateKind.Attachment,
            ApplicationFingerprint
                .Of(mine)
                .DuplicatesOf(ApplicationFingerprint.Of(Other with { Documents = [file] }), limitsInvestigator: true)
        );
        Assert.DoesNotContain(
            OwnDuplicateKind.Attachment,
            ApplicationFingerprint
                .Of(mine)
                .DuplicatesOf(
                    ApplicationFingerprint.Of(Other with { Documents = [file with { Kind = DocumentPolicy.EvidenceKind }] }),
                    limitsInvestigator: true
                )
        );
    }

    private static Application Other => Samples.Draft() with { Id = Samples.IdOf(2), Title = "别的项目" };

    private static List<OwnDuplicateKind> OwnDuplicates(Application other) =>
        [.. ApplicationFingerprint.Of(Draft).DuplicatesOf(ApplicationFingerprint.Of(other), limitsInvestigator: true)];
}
