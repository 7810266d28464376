using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Desk;

namespace CreditFunctions.Functions.Desk;

/// <summary>Facts of a record as events of its page.</summary>
internal static class DeskEvents
{
    /// <param name="guide">Whose people may have acted; null where only officers of the directory do.</param>
    public static DeskEvent Of(AuditEnvelope envelope, Fact? fact, StaffDirectory directory, RoundGuide? guide)
    {
        var recorded = new DeskEvent(
            envelope.FactType,
            envelope.At,
            NameOf(envelope.Actor, directory, guide),
            envelope.Role,
            envelope.Basis
        );
        return fact switch
        {
            ApplicationMoved moved => recorded with { Reached = moved.To, Reason = Mask(moved.Reason) },
            TaskOpened opened => recorded with { Step = opened.Task.Step.ToString(), Assignee = opened.Officer.Name },
            TaskHandedOver handed => recorded with
            {
                Step = handed.Task.Step.ToString(),
                Assignee = handed.Officer.Name,
                Reason = Mask(handed.Reason),
            },
            TaskReminded reminded => recorded with { Step = reminded.Task.Step.ToString() },
            DecisionRecorded decided => recorded with { Step = decided.Task.Step.ToString(), Reason = Mask(ReasonOf(decided.Decision)) },
            DocumentRegistered registered => recorded with { File = registered.Document.FileName },
            HoldPlaced placed => recorded with { Reason = Mask(placed.Hold.Reason) },
            HoldLifted lifted => recorded with { Reason = Mask(lifted.Reason) },
            CorrectionRequested requested => recorded with { Reason = Mask(requested.Correction.Reason) },
            PartnerRemoved removed => recorded with { Reason = Mask(removed.Reason) },
            FindingMade made => recorded with { Reason = Mask(made.Finding.Reason) },
            DuplicateRuled ruled => recorded with { Reason = Mask(ruled.Ruling.Reason) },
            StatementRequested asked => recorded with { Sources = [asked.Question.Source] },
            StatementGiven given => recorded with { Sources = [given.Source] },
            CreditChecked check => recorded with { Sources = [.. check.Checks.Select(each => each.Source).Distinct()] },
            ApplicationDraftChanged changed => recorded with { Differences = changed.Differences },
            GuideDraftWritten written => recorded with { Differences = written.Differences },
            StaffChangeProposed proposed => OfChange(proposed.Change.Change),
            StaffChangeConfirmed confirmed => OfChange(confirmed.Change),
            StaffChangeRejected rejected => recorded with { Reason = Mask(rejected.Reason) },
            OperatorChangedStaff changed => OfChange(changed.Change),
            LeaveTaken taken => recorded with { Reason = Mask(taken.Leave.Reason) },
            LeaveCancelled cancelled => recorded with { Reason = Mask(cancelled.Reason) },
            _ => recorded,
        };

        DeskEvent OfChange(StaffChange change) => recorded with { Reason = Mask(change.Reason), Differences = change.Differences };
    }

    private static string NameOf(string actor, StaffDirectory directory, RoundGuide? guide) =>
        directory.Find(actor)?.Name
        ?? guide?.Staff.FirstOrDefault(member => member.Id == actor)?.Name
        ?? guide?.RecommendingBodies.FirstOrDefault(body => body.Id == actor)?.Name
        ?? actor;

    private static string? ReasonOf(Decision decision) =>
        decision switch
        {
            FormatCheckDecision check => check.Reason,
            RecommendationDecision recommendation => recommendation.Reason,
            FindingDecision opinion => opinion.Reason,
            _ => null,
        };

    // People write numbers into reasons.
    private static string? Mask(string? text) => text is null ? null : IdentifierMask.ApplyWithin(text);
}
