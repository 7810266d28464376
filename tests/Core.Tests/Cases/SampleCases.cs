using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>A case of concealment at each stage; the policies themselves create every stage.</summary>
internal static class SampleCases
{
    internal static readonly CaseId Id = CaseId.FromBytes([.. Enumerable.Repeat((byte)7, 16)]);

    internal static readonly Finding Upheld = new(
        "u1",
        Sources.CreditChina,
        Now,
        FindingRuling.Uphold,
        "承诺无失信记录，查询发现一条。",
        Now
    );

    internal static readonly Application Concealing = CompleteDraft() with
    {
        State = ApplicationState.CreditChecking,
        Findings = [Upheld],
        Invitations = [new SigningInvitation("u1", "seal@unit.example", Now)],
    };

    internal static readonly ImmutableArray<SeatedOfficer> Investigators =
    [
        Seat(CaseSeat.Investigator, "li"),
        Seat(CaseSeat.Investigator, "zhou"),
    ];

    internal static readonly SeatedOfficer Reviewer = Seat(CaseSeat.LegalReviewer, "fa");

    internal static readonly ImmutableArray<SeatedOfficer> Leader = [Seat(CaseSeat.Decider, "wu")];

    internal static readonly ImmutableArray<SeatedOfficer> Members =
    [
        Seat(CaseSeat.MeetingSecretary, "zhao"),
        Seat(CaseSeat.Decider, "wu"),
        Seat(CaseSeat.Decider, "zheng"),
    ];

    internal static readonly CaseProposal Banning = new(
        "承诺书声明无失信记录，信用中国载有一条。",
        "信用承诺书、查询截图",
        "故意隐瞒",
        Severity.Major,
        [new IntendedMeasure("ban", new BanTerm(12))],
        RestsOnDocuments: true
    );

    internal static readonly CaseProposal Minor = Banning with
    {
        Severity = Severity.Minor,
        Measures = [new IntendedMeasure("integrity-talk")],
    };

    internal static readonly CaseOutcome.Established Banned = new(Severity.Major, Banning.Measures);

    internal static readonly ServiceForm ByHand = new()
    {
        Mode = ServiceMode.ByHand,
        On = Today,
        Recipient = "张示例",
        Place = "单位办公室",
        ProofDocumentId = "d9",
    };

    internal static readonly ServiceForm ByAnnouncement = new()
    {
        Mode = ServiceMode.Announcement,
        On = Today,
        Place = "市政府网站",
        Reason = "下落不明",
        ProofDocumentId = "d9",
    };

    internal static readonly DefenceForm Admitting = new() { Text = "情况属实，已改正。", AdmitsFacts = true };

    internal static SeatedOfficer Seat(CaseSeat seat, string name) => new(seat, name, $"{name}@keji.example");

    internal static ActContext Context(DateTimeOffset? now = null) =>
        new(RulesInForce, WorkingDayCalendar.BuiltIn, new LetterContact("科研诚信办公室", "0436-0000000"), AllowsSamples: true, now ?? Now);

    internal static DateTimeOffset At(DateOnly day) => BeijingTime.At(day, new TimeOnly(10, 0));

    internal static LetterNumber Number(LetterSeries series) => LetterNumber.At("白科", series, 2026, 1);

    internal static DecideCase ByMeeting(CaseOutcome outcome) =>
        new(
            outcome,
            "与告知一致",
            "已采纳部分意见",
            new DecisionBody.Meeting("白科会纪〔2026〕3号", Today),
            Members,
            Number(LetterSeries.Decision),
            Number(LetterSeries.RepairNotice)
        )
        {
            ResultNumber = Number(LetterSeries.Result),
        };

    internal static DecideCase ByLeader(CaseOutcome outcome) =>
        ByMeeting(outcome) with
        {
            Body = new DecisionBody.Leader(),
            Seats = Leader,
        };

    internal static IntegrityCase Opened() =>
        IntegrityCase.From(
            CaseOpeningPolicy.FromFinding(Concealing, Upheld, Id, Number(LetterSeries.Case), Investigators, Context()).Value
        );

    internal static readonly CaseNoteForm Note = new()
    {
        Origin = "FormatCheck",
        Misconduct = Misconduct.Falsification,
        Suspicion = "检测报告编号查无此号。",
        Basis = "附件3检测报告第2页",
    };

    internal static readonly Application Checked = Concealing with { History = [new StateReached(ApplicationState.FormatCheck, "", Now)] };

    internal static readonly IntakeForm TakingIn = new() { Choice = IntakeChoice.Accept, Reason = "对象明确，线索可查。" };

    internal static Result<CaseOpened> OpenNoted(CaseNoteForm? note = null, Application? application = null, string party = "u1") =>
        CaseOpeningPolicy.Note(
            application ?? Checked,
            (application ?? Checked).FindParty(party),
            note ?? Note,
            Id,
            Number(LetterSeries.Case),
            Investigators[0],
            Context()
        );

    internal static IntegrityCase Noted() => IntegrityCase.From(OpenNoted().Value);

    internal static Result<CaseIntakeDecided> Intake(
        IntegrityCase integrityCase,
        IntakeForm form,
        SeatedOfficer? officer = null,
        ActContext? context = null
    ) => CaseIntakePolicy.Decide(integrityCase, form, officer ?? Investigators[1], Number(LetterSeries.Referral), context ?? Context());

    internal static IntegrityCase TakenIn() => Noted().Apply(Intake(Noted(), TakingIn).Value);

    internal static IntegrityCase Proposed(CaseProposal? proposal = null) =>
        Opened().Apply(ProposalPolicy.Propose(Opened(), proposal ?? Banning, Investigators[0], Context()).Value);

    internal static IntegrityCase ProposedUnfounded() =>
        Opened().Apply(ProposalPolicy.ProposeUnfounded(Opened(), "同名不同单位", Investigators[0], Now).Value);

    internal static IntegrityCase Noticed(CaseProposal? proposal = null, ActContext? context = null) =>
        Proposed(proposal).Apply(Confirm(Proposed(proposal), context).Value);

    internal static Result<Fact> Confirm(IntegrityCase proposed, ActContext? context = null) =>
        ProposalPolicy.Confirm(proposed, Investigators[1], Number(LetterSeries.AdvanceNotice), context ?? Context());

    internal static IntegrityCase AdvanceNoticeServed(CaseProposal? proposal = null) =>
        Noticed(proposal).Apply(CasePolicy.Serve(Noticed(proposal), ByHand, Context()).Value);

    internal static IntegrityCase Defended(CaseProposal? proposal = null) =>
        AdvanceNoticeServed(proposal).Apply(CasePolicy.GiveDefence(AdvanceNoticeServed(proposal), Admitting, Now).Value);

    internal static IntegrityCase UnderReview(CaseProposal? proposal = null) =>
        Defended(proposal).Apply(CasePolicy.CloseDefence(Defended(proposal), Now).Value);

    internal static IntegrityCase Reviewed(CaseProposal? proposal = null) =>
        UnderReview(proposal).Apply(CasePolicy.Review(UnderReview(proposal), Reviewer, passes: true, "同意", Now).Value);

    internal static IntegrityCase ReportedUnfounded()
    {
        var reported = ProposedUnfounded().Apply(Confirm(ProposedUnfounded()).Value);
        return reported.Apply(CasePolicy.Review(reported, Reviewer, passes: true, "同意", Now).Value);
    }

    /// <summary>By the leader, or entered by the secretary of a meeting and confirmed by a member.</summary>
    internal static Result<CaseDecided> Decide(IntegrityCase integrityCase, DecideCase command, ActContext context) =>
        command.Body is DecisionBody.Leader
            ? CaseDecisionPolicy.Decide(integrityCase, command, context)
            : PaperDecisionPolicy
                .Enter(integrityCase, command, "d8", context)
                .Then(entered => ConfirmDecision(integrityCase.Apply(entered), context: context));

    internal static Result<CaseDecided> ConfirmDecision(
        IntegrityCase integrityCase,
        SeatedOfficer? member = null,
        ActContext? context = null
    ) =>
        PaperDecisionPolicy.Confirm(
            integrityCase,
            member ?? Leader[0],
            Number(LetterSeries.Decision),
            Number(LetterSeries.RepairNotice),
            Number(LetterSeries.Result),
            context ?? Context()
        );

    internal static IntegrityCase DecisionEntered(CaseOutcome? outcome = null) =>
        Reviewed().Apply(PaperDecisionPolicy.Enter(Reviewed(), ByMeeting(outcome ?? Banned), "d8", Context()).Value);

    internal static readonly PaperDefenceForm PaperForm = new()
    {
        Text = "情况属实，已改正。",
        AdmitsFacts = true,
        Medium = DefenceMedium.Paper,
        ReceivedOn = Today,
        DocumentIds = ["d6"],
    };

    internal static EnteringOfficer Clerk(string name) => new(name, $"{name}@keji.example");

    internal static IntegrityCase Decided(CaseOutcome? outcome = null) =>
        Reviewed().Apply(Decide(Reviewed(), ByMeeting(outcome ?? Banned), Context()).Value);

    internal static IntegrityCase Served(CaseOutcome? outcome = null) =>
        Decided(outcome).Apply(CasePolicy.Serve(Decided(outcome), ByHand, Context()).Value);

    internal static string[] Codes<T>(Result<T> result) => [.. result.Errors.Select(error => error.Code)];
}
