using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using static CreditFunctions.Core.Tests.Applications.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationTraitsTests
{
    private static readonly Application One = Draft() with { Abstract = "选育耐盐品种。", Documents = [Document("d1", "proposal")] };

    /// <summary>Another application that has nothing in common with <see cref="One"/>.</summary>
    private static readonly Application Other = One with
    {
        Id = IdOf(2),
        Title = "燕麦高效栽培",
        Abstract = "研究燕麦栽培。",
        Parties = [One.Parties[0], One.PrincipalInvestigator with { CitizenId = Sealed with { BlindIndex = "other" } }],
        Documents = [Document("d9", "proposal") with { Sha256 = new string('b', 64) }],
    };

    public static TheoryData<string, Func<Application, Application>> Shared => new()
    {
        { "", other => other },
        { "", other => other with { ContactEmail = One.ContactEmail, AmountYuan = One.AmountYuan } },
        { "Investigator", other => other with { Parties = One.Parties } },
        { "Investigator", other => other with { Parties = [other.Parties[0], One.PrincipalInvestigator with { CitizenId = Sealed with { CipherText = "again" } }] } },
        { "Title", other => other with { Title = One.Title } },
        { "Title", other => other with { Title = "「盐碱地水稻」 耐盐品种选育，与示范！" } },
        { "Abstract", other => other with { Abstract = " 选育耐盐品种 " } },
        { "Attachment", other => other with { Documents = [.. other.Documents, Document("d8", "budget")] } },
        { "Investigator Title Abstract Attachment", _ => One with { Id = IdOf(2) } },
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public void ClashesWith_Another_NamesWhatTheyShare(string clashes, Func<Application, Application> change)
    {
        var other = ApplicationTraits.Of(change(Other));

        Assert.Equal(clashes, string.Join(' ', ApplicationTraits.Of(One).ClashesWith(other, limitsInvestigator: true)));
        Assert.Equal(clashes, string.Join(' ', other.ClashesWith(ApplicationTraits.Of(One), limitsInvestigator: true)));
    }

    [Fact]
    public void ClashesWith_InvestigatorOfAnotherYear_IsNoClash() => Assert.Empty(
        ApplicationTraits.Of(One).ClashesWith(ApplicationTraits.Of(Other with { Parties = One.Parties }), limitsInvestigator: false));

    [Fact]
    public void ClashesWith_TwoWithoutAbstract_ShareNone() => Assert.Empty(
        ApplicationTraits.Of(One with { Abstract = "" }).ClashesWith(ApplicationTraits.Of(Other with { Abstract = "……" }), limitsInvestigator: true));

    [Fact]
    public void ClashesWith_TitlesOfSignsAlone_ShareNone() => Assert.Empty(
        ApplicationTraits.Of(One with { Title = "——" }).ClashesWith(ApplicationTraits.Of(Other with { Title = "！！" }), limitsInvestigator: true));

    [Fact]
    public void ClashesWith_SameCapitalsAndWidth_IsTheSameTitle() => Assert.Equal(
        [ClashKind.Title],
        ApplicationTraits.Of(One with { Title = "ＡＩ育种" }).ClashesWith(ApplicationTraits.Of(Other with { Title = "ai 育种" }), limitsInvestigator: true));

    [Fact]
    public void Of_OfficersEvidence_IsNoAttachment() =>
        Assert.Empty(ApplicationTraits.Of(One with { Documents = [Document("e1", DocumentPolicy.EvidenceKind)] }).Attachments);

    [Fact]
    public void Of_Application_HoldsNoNumberInClear()
    {
        var traits = ApplicationTraits.Of(One).ToString();

        Assert.DoesNotContain(CitizenNumber, traits, StringComparison.Ordinal);
        Assert.DoesNotContain(Sealed.Masked, traits, StringComparison.Ordinal);
    }
}
