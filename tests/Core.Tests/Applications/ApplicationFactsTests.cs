using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class ApplicationFactsTests
{
    public static TheoryData<string, Func<Application, Application>> Rewritten =>
        new()
        {
            { "u1 p1", draft => draft },
            { "u1 p1", draft => draft with { Title = "新题目", AmountYuan = 1 } },
            { "u1 p1", draft => draft with { Parties = [draft.Parties[1], draft.Parties[0]] } },
            {
                "u1 p1",
                draft =>
                    draft with
                    {
                        Parties =
                        [
                            draft.Parties[0],
                            draft.PrincipalInvestigator with
                            {
                                CitizenId = Sealed with { CipherText = "sealed again" },
                            },
                        ],
                    }
            },
            { "p1", draft => draft with { Parties = [draft.LeadUnit with { Name = "新名称" }, draft.Parties[1]] } },
            { "p1", draft => draft with { Parties = [draft.LeadUnit with { Code = OtherUnitCode }, draft.Parties[1]] } },
            { "p1", draft => draft with { Parties = [draft.LeadUnit with { Type = UnitType.Other }, draft.Parties[1]] } },
            { "p1", draft => draft with { Parties = [draft.LeadUnit with { Role = PartyRole.PartnerUnit }, draft.Parties[1]] } },
            { "u1", draft => draft with { Parties = [draft.Parties[0], draft.PrincipalInvestigator with { Name = "李示例" }] } },
            {
                "u1",
                draft =>
                    draft with
                    {
                        Parties = [draft.Parties[0], draft.PrincipalInvestigator with { CitizenId = Sealed with { BlindIndex = "other" } }],
                    }
            },
            { "u1", draft => draft with { Parties = [draft.Parties[0]] } },
        };

    [Theory]
    [MemberData(nameof(Rewritten))]
    public void Apply_DraftChanged_LeavesTheCommitmentsOfPartiesThatStay(string signed, Func<Application, Application> change)
    {
        var changed = change(Draft());

        var invited = CompleteDraft()
            .Apply(new SigningInvited(new SigningInvitation("u1", "unit@unit.example", Now)))
            .Apply(new SigningInvited(new SigningInvitation("p1", "zhang@unit.example", Now)));

        var application = invited.Apply(Change(changed));

        Assert.Equal(signed.Split(' '), application.Commitments.Select(each => each.PartyId));
        Assert.Equal(signed.Split(' '), application.Invitations.Select(each => each.PartyId));
        Assert.Equal(changed.Parties, application.Parties);
    }

    [Fact]
    public void Apply_DraftChanged_TakesEveryFieldAndLeavesTheRest()
    {
        var application = CompleteDraft()
            .Apply(new ApplicationDraftChanged("题目", "摘要", "industry", 7, "new@unit.example", "zhenlai", Draft().Parties));

        Assert.Equal(
            ("题目", "摘要", "industry", 7m, "new@unit.example", "zhenlai"),
            (
                application.Title,
                application.Abstract,
                application.CategoryId,
                application.AmountYuan,
                application.ContactEmail,
                application.RecommendingBodyId
            )
        );
        Assert.Equal((DraftId, 2, ApplicationState.Draft), (application.Id, application.Documents.Length, application.State));
    }

    [Fact]
    public void Apply_ContactChanged_ChangesTheAddressAndRemembersTheFormerOne()
    {
        var draft = CompleteDraftWith("clerk@unit.example");

        var changed = draft.Apply(new ContactChanged("new@unit.example"));

        Assert.Equal("clerk@unit.example", Assert.Single(changed.FormerContacts));
        Assert.Equal(draft with { ContactEmail = "new@unit.example", FormerContacts = changed.FormerContacts }, changed);
    }

    [Fact]
    public void Apply_ContactChangedBack_KnowsNobodyAsFormerWhoHasItAgain()
    {
        var back = CompleteDraftWith("clerk@unit.example")
            .Apply(new ContactChanged("new@unit.example"))
            .Apply(new ContactChanged("Clerk@unit.example"));

        Assert.Equal("new@unit.example", Assert.Single(back.FormerContacts));
    }

    [Fact]
    public void Apply_Correction_IsAskedForAndSubmitted()
    {
        var correction = new Correction("缺盖章", Now, Now.AddDays(7));

        var asked = CompleteDraft().Apply(new CorrectionRequested(correction));

        Assert.Equal(correction, asked.Correction! with { Before = null });
        Assert.Equal(
            (CompleteDraft().Title, 2, 2),
            (asked.Correction!.Before!.Title, asked.Correction.Before.Documents.Length, asked.Correction.Before.Commitments.Length)
        );
        Assert.Equal(
            asked.Correction with
            {
                SubmittedAt = Now.AddDays(1),
            },
            asked.Apply(new CorrectionSubmitted(Now.AddDays(1))).Correction
        );
    }

    [Fact]
    public void Apply_HoldLifted_LeavesTheStateAsItWas()
    {
        var held = (Draft() with { State = ApplicationState.Reserve }).Apply(
            new HoldPlaced(new Hold("理由", "异议", Now, Now.AddDays(14)))
        );

        var lifted = held.Apply(new HoldLifted("查清", Now));

        Assert.Empty(lifted.Holds);
        Assert.Equal(Draft() with { State = ApplicationState.Reserve, Parties = held.Parties }, lifted with { Holds = [] });
    }

    [Fact]
    public void Apply_HoldLiftedOfAKey_LeavesTheOthers()
    {
        var held = Held("desk", "等法院").Apply(Placed("objection|o1", "异议")).Apply(Placed("objection|o2", "异议"));

        var lifted = held.Apply(new HoldLifted("异议", Now) { Key = "objection|o1" });

        Assert.Equal(["desk", "objection|o2"], lifted.Holds.Select(hold => hold.Key));
        Assert.Equal(["desk"], lifted.Apply(new HoldLifted("异议", Now) { Key = "objection|o2" }).Holds.Select(hold => hold.Key));
    }

    [Fact]
    public void TermsAt_HeldForACheckBeforeTheAward_RunOn()
    {
        var later = Now.AddDays(3);
        var held = Draft().Apply(Placed("credit|1", "信用查验"));
        Assert.Equal(later, held.TermsAt(later));

        held = held.Apply(Placed("desk", "等法院"));
        Assert.Equal(Now, held.TermsAt(later));
        Assert.Equal(later, held.Apply(new HoldLifted("已到", later) { Key = "desk" }).TermsAt(later));
    }

    private static Application Held(string key, string reason) =>
        (Draft() with { State = ApplicationState.Reserve }).Apply(Placed(key, reason));

    private static HoldPlaced Placed(string key, string reason) => new(new Hold(reason, "依据", Now, Now.AddDays(14)) { Key = key });

    [Fact]
    public void Apply_DocumentRemoved_TakesThatOneOut() =>
        Assert.Equal(["d2"], CompleteDraft().Apply(new DocumentRemoved("d1")).Documents.Select(document => document.Id));

    [Fact]
    public void Apply_AnswerDocument_StandsBesideEarlierOnes() =>
        Assert.Equal(
            ["a1", "a2"],
            Draft()
                .Apply(new DocumentRegistered(Document("a1", DocumentPolicy.AnswerKind)))
                .Apply(new DocumentRegistered(Document("a2", DocumentPolicy.AnswerKind)))
                .Documents.Select(document => document.Id)
        );

    [Fact]
    public void Apply_PartnerRemoved_TakesThePartyAndItsCommitment()
    {
        var application = DraftWithPartner() with { Commitments = [Commitment("u1"), Commitment("u2")] };

        application = application.Apply(new PartnerRemoved("u2", "撤换"));

        Assert.Equal(["u1", "p1"], application.Parties.Select(party => party.Id));
        Assert.Equal(["u1"], application.Commitments.Select(signed => signed.PartyId));
    }

    [Fact]
    public void Apply_FindingMade_StandsBesideEarlierOnes()
    {
        var finding = new Finding("u1", Sources.CreditChina, Now, FindingRuling.Dismiss, "同名", Now);

        Assert.Equal(
            [finding, finding with { Ruling = FindingRuling.Uphold }],
            Draft()
                .Apply(new FindingMade(finding))
                .Apply(new FindingMade(finding with { Ruling = FindingRuling.Uphold }))
                .Findings.ToArray()
        );
    }

    [Theory]
    [InlineData(ApplicationMove.Submit, ApplicationState.Submitted)]
    [InlineData(ApplicationMove.RequestRecommendation, ApplicationState.AwaitingRecommendation)]
    public void Apply_RecalledAndSubmittedAgain_CountsTheLastReceipt(ApplicationMove move, ApplicationState to)
    {
        var first = CompleteDraft().Apply(new ApplicationMoved(move, ApplicationState.Draft, to, "", Now));
        var takenBack = first.Apply(new ApplicationMoved(ApplicationMove.Recall, to, ApplicationState.Draft, "", Now.AddHours(1)));
        var again = takenBack.Apply(new ApplicationMoved(move, ApplicationState.Draft, to, "", Now.AddHours(2)));

        Assert.Equal((Now, null, Now.AddHours(2)), (first.SubmittedAt, takenBack.SubmittedAt, again.SubmittedAt));
        Assert.Equal((1, 1, 2), (first.Submissions, takenBack.Submissions, again.Submissions));
        Assert.Equal([to, ApplicationState.Draft, to], again.History.Select(reached => reached.State));
    }

    [Fact]
    public void Apply_Recommended_KeepsTheReceiptOfTheUnit()
    {
        var application = CompleteDraft()
            .Apply(
                new ApplicationMoved(
                    ApplicationMove.RequestRecommendation,
                    ApplicationState.Draft,
                    ApplicationState.AwaitingRecommendation,
                    "",
                    Now
                )
            )
            .Apply(
                new ApplicationMoved(
                    ApplicationMove.Recommend,
                    ApplicationState.AwaitingRecommendation,
                    ApplicationState.Submitted,
                    "同意推荐",
                    Now.AddDays(3)
                )
            );

        Assert.Equal((Now, 1, "同意推荐"), (application.SubmittedAt, application.Submissions, application.History[^1].Reason));
    }

    [Fact]
    public void Apply_SentBackForRework_IsNotReceivedAnyMore()
    {
        var application = CompleteDraft()
            .Apply(
                new ApplicationMoved(
                    ApplicationMove.RequestRecommendation,
                    ApplicationState.Draft,
                    ApplicationState.AwaitingRecommendation,
                    "",
                    Now
                )
            )
            .Apply(
                new ApplicationMoved(
                    ApplicationMove.ReturnForRework,
                    ApplicationState.AwaitingRecommendation,
                    ApplicationState.Returned,
                    "补预算",
                    Now.AddDays(1)
                )
            );

        Assert.Equal((ApplicationState.Returned, null, 1), (application.State, application.SubmittedAt, application.Submissions));
    }

    [Fact]
    public void From_Created_IsTheApplicationAsDescribed()
    {
        var draft = CompleteDraft();

        Assert.Same(draft, Application.From(new ApplicationCreated(draft)));
    }

    private static readonly Application Complete = CompleteDraft();

    private static Application CompleteDraftWith(string email) => Complete with { ContactEmail = email };

    private static ApplicationDraftChanged Change(Application draft) =>
        new(draft.Title, draft.Abstract, draft.CategoryId, draft.AmountYuan, draft.ContactEmail, draft.RecommendingBodyId, draft.Parties);
}
