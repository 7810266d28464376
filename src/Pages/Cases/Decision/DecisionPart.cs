using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>Legal review and decision of a case.</summary>
public sealed record DecisionPart
{
    /// <summary>Report of the investigators where they found nothing.</summary>
    public string? UnfoundedReasons { get; init; }

    public LegallyReviewed? Review { get; init; }

    public CaseDecided? Decided { get; init; }

    /// <summary>Service of the decision; its terms start from it.</summary>
    public LetterServed? Service { get; init; }

    /// <summary>Capacities in which the reader may decide: <c>leader</c>, <c>meeting</c>.</summary>
    public ImmutableArray<string> Bodies { get; init; } = [];

    /// <summary>Officers who can be members of the deciding meeting.</summary>
    public ImmutableArray<Choice> Members { get; init; } = [];

    /// <summary>Whether the reader decides as the leader only, and what the notice states needs a meeting.</summary>
    public bool NeedsMeeting { get; init; }

    /// <summary>Whether a meeting leaves no leader who could decide a re-examination.</summary>
    public bool LeavesNobody => Members.Length <= CaseDecisionPolicy.MinMembers;

    /// <summary>A decision of the meeting that waits for confirmation.</summary>
    public EnteredDecisionPart? Entered { get; init; }

    /// <summary>Why a member rejected the earlier entry.</summary>
    public string? EntryRejection { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<ReportUp> ReportsUp { get; init; } = [];

    /// <summary>Whether a serious case is still to be reported to the superior authority.</summary>
    public bool IsReportUpOwed { get; init; }

    public bool MayReportUp { get; init; }

    public static DecisionPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        var seats = CaseActPolicy.SeatsToDecide(integrityCase, reading.Reader);
        return new DecisionPart
        {
            UnfoundedReasons = integrityCase.UnfoundedReport?.Reasons,
            Review = integrityCase.Review,
            Decided = integrityCase.Decision,
            Service = integrityCase.DecisionService,
            Bodies = [.. seats.Select(seat => seat == CaseSeat.Decider ? CaseFields.Leader : CaseFields.Meeting)],
            NeedsMeeting =
                seats is [CaseSeat.Decider]
                && reading.Rules is { } rules
                && integrityCase.Notice?.Proposal is { } notified
                && !CaseDecisionPolicy.IsSimplified(
                    integrityCase,
                    new CaseOutcome.Established(notified.Severity, notified.Measures),
                    rules
                ),
            Members = [.. CaseActPolicy.MembersFor(integrityCase, reading.Directory).Select(member => new Choice(member.Id, member.Name))],
            Entered = integrityCase is { State: CaseState.DecisionToConfirm, EnteredDecision.Entered: { } entered }
                ? EnteredDecisionPart.Of(entered, reading)
                : null,
            EntryRejection = integrityCase.EntryRejection?.Reason,
            ReportsUp = integrityCase.ReportsUp,
            IsReportUpOwed = ReportUpPolicy.IsOwed(integrityCase),
            MayReportUp = reading.May(CaseAct.EnterReportUp),
        };
    }
}

/// <summary>A decision of a meeting as the secretary entered it.</summary>
/// <param name="Members">Names.</param>
public sealed record EnteredDecisionPart(EnteredDecision Decision, ImmutableArray<LetterMeasure> Measures, ImmutableArray<string> Members)
{
    public ImmutableArray<CaseFile> Minutes { get; init; } = [];

    internal static EnteredDecisionPart Of(EnteredDecision entered, CaseReading reading) =>
        new(
            entered,
            reading.Rules is { } rules && entered.Outcome is CaseOutcome.Established established
                ? MeasurePolicy.NamesOf(established.Measures, rules)
                : [],
            [.. entered.Seats.Where(seat => seat.Seat == CaseSeat.Decider).Select(seat => reading.NameOf(seat.OfficerId))]
        )
        {
            Minutes = reading.Files(entered.MinutesDocumentId),
        };
}
