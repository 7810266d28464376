using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CsCheck;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class VersionCodeTests
{
    public static TheoryData<Func<Application, Application>> Printed =>
        [
            application => application with { Id = IdOf(2) },
            application => application with { Title = "另一个题目" },
            application => application with { Abstract = "摘要" },
            application => application with { CategoryId = "industry" },
            application => application with { AmountYuan = 200_000.01m },
            application => application with { RecommendingBodyId = "zhenlai" },
            application => application with { Parties = [application.Parties[0]] },
            application => application with { Parties = [application.Parties[1], application.Parties[0]] },
            application => application with { Parties = application.Parties.SetItem(0, application.LeadUnit with { Name = "另一个单位" }) },
            application =>
                application with
                {
                    Parties = application.Parties.SetItem(0, application.LeadUnit with { Code = OtherUnitCode }),
                },
            application => application with { Parties = application.Parties.SetItem(0, application.LeadUnit with { Id = "u9" }) },
            application =>
                application with
                {
                    Parties = application.Parties.SetItem(1, application.PrincipalInvestigator with { Role = PartyRole.Member }),
                },
            application =>
                application with
                {
                    Parties = application.Parties.SetItem(
                        1,
                        application.PrincipalInvestigator with
                        {
                            CitizenId = Sealed with { BlindIndex = "other" },
                        }
                    ),
                },
            application => application with { Commitments = [application.Commitments[0]] },
            application => Signed(application, signed => signed with { TextSha256 = new string('b', 64) }),
            application => Signed(application, signed => signed with { SignerName = "李示例" }),
            application => Signed(application, signed => signed with { DeclaresNoDishonesty = false }),
            application => Signed(application, signed => signed with { ConsentsToElectronicService = false }),
            application => Signed(application, signed => signed with { DeclaredFacts = "已履行" }),
            application => Signed(application, signed => signed with { ConsentsToIdentityNumber = false }),
            application => Signed(application, signed => signed with { Way = SigningWay.Paper }),
        ];

    public static TheoryData<Func<Application, Application>> NotPrinted =>
        [
            application => application with { ContactEmail = "other@unit.example" },
            application => application with { State = ApplicationState.FormatCheck, SubmittedAt = Now, Submissions = 1 },
            application => application with { Documents = [] },
            application => application with { Invitations = [new SigningInvitation("u1", "other@unit.example", Now)] },
            application => Signed(application, signed => signed with { Confirmation = new PaperConfirmation("li-jingban", Now) }),
            application => application with { Holds = [new Hold("理由", "依据", Now, Now)] },
            application =>
                application with
                {
                    CreditChecks = [new CreditCheck("u1", Sources.CreditChina, CreditOutcome.Hit, "", null, null, Now, Now)],
                },
            application => application with { AmountYuan = 200_000.00m },
            application => application with { Commitments = [application.Commitments[1], application.Commitments[0]] },
            application =>
                application with
                {
                    Parties = application.Parties.SetItem(
                        1,
                        application.PrincipalInvestigator with
                        {
                            CitizenId = Sealed with { CipherText = "again" },
                        }
                    ),
                },
        ];

    [Theory]
    [MemberData(nameof(Printed))]
    public void Of_AnythingPrintedChanged_IsAnotherCode(Func<Application, Application> change) =>
        Assert.NotEqual(VersionCode.Of(CompleteDraft()), VersionCode.Of(change(CompleteDraft())));

    [Theory]
    [MemberData(nameof(NotPrinted))]
    public void Of_AnythingElseChanged_IsTheSameCode(Func<Application, Application> change) =>
        Assert.Equal(VersionCode.Of(CompleteDraft()), VersionCode.Of(change(CompleteDraft())));

    [Fact]
    public void Of_Sample_IsWrittenAsEver() => Assert.Equal("MXN7-TV8D", VersionCode.Of(CompleteDraft()));

    [Fact]
    public void Of_AnyTitleAndAbstract_IsEightCharactersThatNobodyMistakes() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (title, summary) =>
                {
                    var code = VersionCode.Of(CompleteDraft() with { Title = title, Abstract = summary });
                    return code.Length == 9
                        && code[4] == '-'
                        && code.Remove(4, 1).All("23456789ABCDEFGHJKMNPQRSTVWXYZ".Contains)
                        && VersionCode.Matches(code, code);
                }
            );

    [Fact]
    public void Of_TextMovedBetweenFields_IsAnotherCode() =>
        Gen.String[Gen.Char["甲乙1:"], 1, 6]
            .Sample(text =>
                VersionCode.Of(CompleteDraft() with { Title = text, Abstract = "" })
                != VersionCode.Of(CompleteDraft() with { Title = "", Abstract = text })
            );

    [Theory]
    [InlineData("AB23-CD45", true)]
    [InlineData("ab23cd45", true)]
    [InlineData(" ab23 - cd45 ", true)]
    [InlineData("ab23—cd45", true)]
    [InlineData("ＡＢ２３－ＣＤ４５", true)]
    [InlineData("AB23-CD46", false)]
    [InlineData("AB23-CD4", false)]
    [InlineData("AB23-CD455", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Matches_TypedCode_ForgivesOnlyHowItIsWritten(string? typed, bool matches) =>
        Assert.Equal(matches, VersionCode.Matches(typed, "AB23-CD45"));

    private static Application Signed(Application application, Func<Commitment, Commitment> change) =>
        application with
        {
            Commitments = application.Commitments.SetItem(0, change(application.Commitments[0])),
        };
}
