using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;

namespace CreditFunctions.Functions.Processing;

/// <summary>The rules and facts of a move, so that it can be explained years later.</summary>
public sealed class MoveTraces(RuleBook book, CreditRules credit)
{
    /// <summary>Null for a move without a rule.</summary>
    public ImmutableArray<RuleTrace>? Of(ApplicationMove move, Application application, DateTimeOffset now) =>
        move switch
        {
            ApplicationMove.PassCreditCheck or ApplicationMove.FindIneligible or ApplicationMove.Disqualify =>
            [
                .. credit.Judge(application, now).Select(judged => judged.ToTrace()),
            ],
            ApplicationMove.Award => [.. credit.Judge(application, now, freshAt: now).Select(judged => judged.ToTrace())],
            ApplicationMove.LapseUncorrected when application.Correction is { } correction =>
            [
                CorrectionTerm(application)
                    .Trace("term-has-passed", Fact("requestedAt", correction.RequestedAt), Fact("until", correction.Until)),
            ],
            _ => null,
        };

    /// <summary>The basis of a move: the decided step, or the rule; a plain step follows from the guide.</summary>
    public string BasisOf(ApplicationStep step, Application application) =>
        step switch
        {
            { Task: { } task } => TaskKey.Of(task).Step.ToString(),
            { Move: ApplicationMove.Rank } => ReviewStep.Of<RankingFreezeStep>().Value,
            {
                Move: ApplicationMove.Propose or ApplicationMove.PlaceInReserve or ApplicationMove.PromoteReserve or ApplicationMove.Decline
            } => ReviewStep.Of<MeetingResolutionStep>().Value,
            { Move: ApplicationMove.ReturnToMeeting or ApplicationMove.PublishNotice } => ReviewStep.Of<ConcurrenceStep>().Value,
            { Move: ApplicationMove.ReverseDisqualification or ApplicationMove.RestoreAward } => nameof(DeskAct.DecideReexamination),
            { Move: ApplicationMove.Award } => ReviewStep.Of<AwardDocumentStep>().Value,
            { Move: ApplicationMove.FindIneligible }
                when application.Findings.LastOrDefault() is { Ruling: FindingRuling.FindIneligible } => ReviewStep.Of<FindingStep>().Value,
            { Move: ApplicationMove.LapseUncorrected } => CorrectionTerm(application).Basis,
            { Move: ApplicationMove.FindIneligible } => book.OfVersion(application.RuleVersion).Value.AnswersWorkingDays.Basis,
            { Move: ApplicationMove.PassCreditCheck or ApplicationMove.Disqualify } => ReviewStep.Of<CreditQueriesStep>().Value,
            _ => nameof(DeskAct.PublishGuide),
        };

    private Rule<int> CorrectionTerm(Application application) => book.OfVersion(application.RuleVersion).Value.CorrectionWorkingDays;

    private static TracedFact Fact(string name, DateTimeOffset at) => new(name, at.ToString("O", CultureInfo.InvariantCulture));
}
