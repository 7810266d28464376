using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;

namespace CreditFunctions.Functions.Tests.Contracts;

/// <summary>One of each thing that is stored for good, with every field set.</summary>
internal static class ContractSamples
{
    private static readonly DateTimeOffset At = Samples.Now;
    private static readonly TaskKey Task = new(ReviewStep.CreditEvidence, "u1.CourtEnforcement", 1, "li-jingban");
    private static readonly RankedApplication Ranked = new(Samples.Reviewed(1, 87.55m), "2026-science-001", 1, ProposalOutcome.Propose);
    private static readonly Decision.Resolution Resolution = new(Samples.Today, "纪要1号", [new Deviation(Samples.IdOf(2), ProposalOutcome.NotSelect, "另有来源")]);
    private static readonly CreditCheck Check = new("u1", CreditSource.CreditChina, CreditOutcome.Inconclusive, "仅姓名相同", "e1", "v1", At, At.AddDays(30));
    private static readonly Hold Hold = new("理由", "依据", At, At.AddDays(14));

    public static IReadOnlyList<Decision> Decisions { get; } =
    [
        new Decision.FormatCheck(true, "齐全"),
        new Decision.CreditEvidence(CreditOutcome.Hit, "e1", "有记录"),
        new Decision.ScoreSheet(87.5m, "可行"),
        Resolution,
        new Decision.Concurrence(false, "超预算"),
        new Decision.AwardDocument("白科发〔2026〕1号", Samples.Today),
    ];

    public static IReadOnlyList<Fact> Facts { get; } =
    [
        new ApplicationCreated(Samples.CompleteDraft() with { State = ApplicationState.CreditChecking, CreditChecks = [Check], Hold = Hold, SubmittedAt = At, History = [new StateReached(ApplicationState.Submitted, "理由", At)] }),
        new CommitmentSigned(Samples.Commitment("u1")),
        new DocumentRegistered(Samples.Document("d1", "proposal")),
        new ApplicationMoved(ApplicationMove.Submit, ApplicationState.Draft, ApplicationState.Submitted, "理由", At),
        new HoldPlaced(Hold),
        new CreditChecked(Check),
        new TaskOpened(Task, "link", At),
        .. Decisions.Select(decision => new DecisionRecorded(Task, decision, At)),
        new GuidePublished(Samples.Guide() with { Kind = RoundKind.Drill, Notice = new NoticePeriod(5, TimeSpan.FromSeconds(90)) }, At),
        new RankingFrozen([Ranked]),
        new ResolutionAdopted(Resolution, [new Proposal(Ranked, ProposalOutcome.Reserve, "理由")]),
        new ConcurrenceGiven(new Decision.Concurrence(true, "同意")),
        new ConcurrenceRefused(new Decision.Concurrence(false, "超预算")),
        new NoticeOpened(At, At.AddDays(8)),
        new BatchAwarded(new Decision.AwardDocument("1号", Samples.Today), At),
        new RoundEnded("理由"),
    ];

    public static IReadOnlyList<Letter> Letters { get; } =
    [
        new Letter.ApplicationBegun("clerk@unit.example", "id", "题目", At),
        new Letter.TaskAssigned("li@keji.example", "李经办", ReviewStep.FormatCheck, "link", "关于"),
        new Letter.OutcomeTold("clerk@unit.example", "id", "题目", ApplicationMove.Admit, "理由"),
    ];

    /// <summary>What goes into and comes out of orchestrators and activities.</summary>
    public static IReadOnlyList<object> Messages { get; } =
    [
        new ApplicationBegun("id", "2026-science", "tag"),
        new Submission(true, At),
        new ApplicationStep("id", ApplicationMove.ReturnToMeeting, 2, "理由"),
        new TasksToOpen(PendingKind.Round, "2026-science", "2026-science", ReviewStep.MeetingResolution, "u1.CreditChina", 2),
        new OpenedTasks(PendingKind.Application, "id", [Task.Value]),
        new AskedTasks([new OpenedTasks(PendingKind.Application, "id", [Task.Value])]),
        new DecidedTasks(["Admit"], true),
        new CreditLookup("id", "2026-science", "u1", CreditSource.BureauLists),
        new CreditCheckPlan([new CreditLookup("id", "2026-science", "u1", CreditSource.BureauLists)], [new CreditLookup("id", "2026-science", "p1", CreditSource.CourtEnforcement)]),
        new CreditVerdict(true),
        new RoundBegun("2026-science"),
        new RoundProgress(At, true),
        new FrozenBatch(["a1", "a2"]),
        new BatchStep("2026-science", 2),
        new DecidedBatch(["a1"], ["a2"], ["a3"]),
        new OpenedNotice(At),
    ];
}
