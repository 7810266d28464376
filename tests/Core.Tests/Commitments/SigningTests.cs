using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Commitments;

public sealed class SigningTests
{
    public static TheoryData<string, string, Func<CommitmentForm, CommitmentForm>> FaultyCommitments =>
        new()
        {
            { "commitment-text-is-outdated", "textVersion", form => form with { TextVersion = "2025-1" } },
            { "commitment-text-is-outdated", "textVersion", form => form with { TextVersion = null } },
            { "text-is-malformed", "signerName", form => form with { SignerName = " " } },
            { "text-is-malformed", "signerName", form => form with { SignerName = new string('名', 101) } },
            { "text-is-malformed", "signerName", form => form with { SignerName = "张\n三" } },
            { "text-is-malformed", "signerName", form => form with { SignerName = "\u200B\u2060" } },
            { "text-is-malformed", "signerName", form => form with { SignerName = "。" } },
            { "declared-facts-are-missing", "declaredFacts", form => form with { DeclaresNoDishonesty = false } },
            { "declared-facts-are-missing", "declaredFacts", form => form with { DeclaresNoDishonesty = false, DeclaredFacts = " " } },
            {
                "declared-facts-are-missing",
                "declaredFacts",
                form => form with { DeclaresNoDishonesty = false, DeclaredFacts = new string('实', 2001) }
            },
            { "declaration-is-missing", "declaresNoDishonesty", form => form with { DeclaresNoDishonesty = null } },
            { "consent-is-missing", "consentsToElectronicService", form => form with { ConsentsToElectronicService = null } },
        };

    [Fact]
    public void SignByLink_GoodForm_KeepsWhatWasDeclaredWhichTextAndWhichMailbox()
    {
        var signed = Sign(
            "p1",
            CommitmentForm() with
            {
                SignerName = " 张示例 ",
                DeclaresNoDishonesty = false,
                DeclaredFacts = " 已于三月履行 ",
            }
        ).Value.Commitment;

        Assert.Equal(
            ("p1", "张示例", false, false, Now),
            (signed.PartyId, signed.SignerName, signed.DeclaresNoDishonesty, signed.ConsentsToElectronicService, signed.SignedAt)
        );
        Assert.Equal(
            (TextFor("p1").Version, TextFor("p1").Sha256, "已于三月履行"),
            (signed.TextVersion, signed.TextSha256, signed.DeclaredFacts)
        );
        Assert.Equal((SigningWay.Link, Mark("p1"), true), (signed.Way, signed.AddressMark, signed.ConsentsToIdentityNumber));
    }

    [Theory]
    [InlineData("李示例", false)]
    [InlineData("张示例", true)]
    [InlineData("張 示例", true)]
    public void SignByLink_CommitmentOfAPerson_IsSignedWithTheirOwnName(string signer, bool isTaken) =>
        Assert.Equal(
            isTaken ? [] : [("signer-is-another-person", "signerName")],
            ValidationErrors(Sign("p1", CommitmentForm() with { SignerName = signer }))
        );

    [Fact]
    public void SignByLink_CommitmentOfAUnit_IsSignedByWhoeverStandsForIt()
    {
        var signed = Sign("u1", CommitmentForm() with { SignerName = "赵法人", ConsentsToIdentityNumber = null }).Value.Commitment;

        Assert.Equal((TextFor("u1").Sha256, null), (signed.TextSha256, signed.ConsentsToIdentityNumber));
    }

    [Theory]
    [InlineData(null, "consent-is-missing")]
    [InlineData(false, "identity-consent-is-refused")]
    [InlineData(true, null)]
    public void SignByLink_IdentityNumberOfAPerson_IsAConsentOfItsOwn(bool? consents, string? refusal) =>
        Assert.Equal(
            refusal is null ? [] : [(refusal, "consentsToIdentityNumber")],
            ValidationErrors(Sign("p1", CommitmentForm() with { ConsentsToIdentityNumber = consents }))
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SignByLink_ElectronicService_IsAFreeChoice(bool consents) =>
        Assert.Equal(
            consents,
            Sign("p1", CommitmentForm() with { ConsentsToElectronicService = consents }).Value.Commitment.ConsentsToElectronicService
        );

    [Fact]
    public void SignByLink_DeclaredFactsAtTheLimit_AreKept() =>
        Assert.Equal(
            2000,
            Sign(
                "p1",
                CommitmentForm() with
                {
                    DeclaresNoDishonesty = false,
                    DeclaredFacts = new string('实', 2000),
                }
            ).Value.Commitment.DeclaredFacts!.Length
        );

    [Fact]
    public void SignByLink_DeclaredCleanWithFacts_KeepsNoFacts() =>
        Assert.Null(Sign("p1", CommitmentForm() with { DeclaredFacts = "无" }).Value.Commitment.DeclaredFacts);

    [Fact]
    public void SignByLink_SentBackForRework_IsTaken() =>
        Assert.True(Sign("u1", CommitmentForm(), Invited() with { State = ApplicationState.Returned }).IsSuccess);

    [Theory]
    [MemberData(nameof(FaultyCommitments))]
    public void SignByLink_OneError_NamesItAtItsField(string code, string field, Func<CommitmentForm, CommitmentForm> change) =>
        Assert.Equal([(code, field)], ValidationErrors(Sign("u1", change(CommitmentForm()))));

    [Fact]
    public void SignByLink_EmptyForm_NamesEveryErrorAtOnce()
    {
        Assert.Equal(4, Sign("u1", new CommitmentForm()).Errors.Length);
        Assert.Equal(5, Sign("p1", new CommitmentForm()).Errors.Length);
    }

    [Theory]
    [InlineData("p2")]
    [InlineData("U1")]
    [InlineData("")]
    public void SignByLink_PartyThatIsNotNamed_IsRefused(string partyId) =>
        Assert.Equal([("party-is-unknown", null)], ValidationErrors(Sign(partyId, CommitmentForm())));

    [Fact]
    public void SignByLink_AtTheClosing_IsRefused() =>
        Assert.Equal(
            [("round-is-closed", null)],
            ValidationErrors(
                CommitmentPolicy.SignByLink(Invited(), Guide(), "u1", Mark("u1"), CommitmentForm(), CommitmentBook.BuiltIn, ClosesAt)
            )
        );

    [Fact]
    public void SignByLink_Submitted_IsRefused() =>
        Assert.Equal(
            [("application-is-not-a-draft", null)],
            ValidationErrors(Sign("u1", CommitmentForm(), Invited() with { State = ApplicationState.Submitted }))
        );

    public static TheoryData<string, Func<Application, Application>> Changes =>
        new()
        {
            { "another address", draft => draft.Apply(new SigningInvited(new SigningInvitation("p1", "other@unit.example", Now))) },
            { "another name", draft => Rewritten(draft, draft.PrincipalInvestigator with { Name = "张例示" }) },
            {
                "another number",
                draft => Rewritten(draft, draft.PrincipalInvestigator with { CitizenId = Sealed with { BlindIndex = "other" } })
            },
            {
                "another name, and the link sent again to the same address",
                draft =>
                    Rewritten(draft, draft.PrincipalInvestigator with { Name = "张示列" })
                        .Apply(new SigningInvited(new SigningInvitation("p1", "zhang@unit.example", Now)))
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void SignByLink_PartyOrAddressChangedSince_IsVoid(string change, Func<Application, Application> rewrite)
    {
        var application = rewrite(Invited());
        var form = CommitmentForm() with { SignerName = application.PrincipalInvestigator.Name };

        Assert.Equal((change, "signing-link-is-void"), (change, Assert.Single(Sign("p1", form, application).Errors).Code));
        Assert.Null(application.CommitmentOf("p1"));
    }

    [Fact]
    public void SignByLink_SentAgainToTheSameAddress_BothLinksSign() =>
        Assert.True(
            Sign(
                "p1",
                CommitmentForm(),
                Invited().Apply(new SigningInvited(new SigningInvitation("p1", "ZHANG@unit.example", Now.AddDays(1))))
            ).IsSuccess
        );

    [Fact]
    public void SignByLink_TextReplacedSinceThePageWasShown_IsRefusedAndStatesWhichToRead()
    {
        var book = CommitmentBookTests
            .Read(
                CommitmentBookTests.Text("2026-1", "Unit", "2026-01-01"),
                CommitmentBookTests.Text("2026-2", "Unit", "2026-03-10"),
                CommitmentBookTests.Text("2026-1", "Person", "2026-01-01")
            )
            .Value;

        var error = Assert.Single(CommitmentPolicy.SignByLink(Invited(), Guide(), "u1", Mark("u1"), CommitmentForm(), book, Now).Errors);

        Assert.Equal(("commitment-text-is-outdated", "2026-2"), (error.Code, error.Arguments["version"]));
        Assert.Equal(
            "2026-2",
            CommitmentPolicy
                .SignByLink(Invited(), Guide(), "u1", Mark("u1"), CommitmentForm() with { TextVersion = "2026-2" }, book, Now)
                .Value.Commitment.TextVersion
        );
    }

    private static Application Rewritten(Application draft, Party.Person investigator) =>
        draft.Apply(
            new ApplicationDraftChanged(
                draft.Title,
                draft.Abstract,
                draft.CategoryId,
                draft.AmountYuan,
                draft.ContactEmail,
                draft.RecommendingBodyId,
                [draft.LeadUnit, investigator]
            )
        );

    private static Application Invited() =>
        Draft() with
        {
            Invitations = [new SigningInvitation("u1", "clerk@unit.example", Now), new SigningInvitation("p1", "zhang@unit.example", Now)],
        };

    private static string Mark(string partyId) =>
        Invited().FindParty(partyId) is { } party ? Invited().InvitationOf(partyId)!.MarkFor(DraftId, party) : "";

    private static Result<CommitmentSigned> Sign(string partyId, CommitmentForm form, Application? application = null) =>
        CommitmentPolicy.SignByLink(application ?? Invited(), Guide(), partyId, Mark(partyId), form, CommitmentBook.BuiltIn, Now);
}
