using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationTraitsTests
{
    private static readonly Application Draft = Samples.CompleteDraft() with { Abstract = "选育耐盐品种。" };

    [Theory]
    [InlineData("盐碱地水稻耐盐品种选育与示范", true)]
    [InlineData("盐碱地 水稻，耐盐品种选育与示范！", true)]
    [InlineData("盐碱地水稻耐盐品种选育", false)]
    public void ClashesWith_Title_ComparesWordsAlone(string title, bool clashes) =>
        Assert.Equal(clashes, Clashes(Other with { Title = title }).Contains(ClashKind.Title));

    [Theory]
    [InlineData("选育耐盐品种。", true)]
    [InlineData("选育　耐盐品种", true)]
    [InlineData("另一个摘要", false)]
    [InlineData("", false)]
    public void ClashesWith_Abstract_ComparesWordsAlone(string text, bool clashes) =>
        Assert.Equal(clashes, Clashes(Other with { Abstract = text }).Contains(ClashKind.Abstract));

    [Fact]
    public void ClashesWith_NoAbstracts_IsNoClash() =>
        Assert.DoesNotContain(
            ClashKind.Abstract,
            ApplicationTraits
                .Of(Draft with { Abstract = "" })
                .ClashesWith(ApplicationTraits.Of(Other with { Abstract = "" }), limitsInvestigator: true)
        );

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void ClashesWith_SamePerson_CountsWhereBothFallIntoOneTerm(bool limits, bool clashes) =>
        Assert.Equal(
            clashes,
            ApplicationTraits.Of(Draft).ClashesWith(ApplicationTraits.Of(Other), limits).Contains(ClashKind.Investigator)
        );

    [Fact]
    public void ClashesWith_SameFile_IsAClashUnlessItIsAnOfficersEvidence()
    {
        var file = Samples.Document("d9", "other") with { Sha256 = new string('b', 64) };
        var mine = Draft with { Documents = [file] };

        Assert.Contains(
            ClashKind.Attachment,
            ApplicationTraits.Of(mine).ClashesWith(ApplicationTraits.Of(Other with { Documents = [file] }), limitsInvestigator: true)
        );
        Assert.DoesNotContain(
            ClashKind.Attachment,
            ApplicationTraits
                .Of(mine)
                .ClashesWith(
                    ApplicationTraits.Of(Other with { Documents = [file with { Kind = DocumentPolicy.EvidenceKind }] }),
                    limitsInvestigator: true
                )
        );
    }

    private static Application Other => Samples.Draft() with { Id = Samples.IdOf(2), Title = "别的项目" };

    private static List<ClashKind> Clashes(Application other) =>
        [.. ApplicationTraits.Of(Draft).ClashesWith(ApplicationTraits.Of(other), limitsInvestigator: true)];
}
