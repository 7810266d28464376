using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Cases;

/// <summary>The legal review and the decision.</summary>
public sealed record DecisionPart
{
    /// <summary>What the investigators reported where they found nothing.</summary>
    public string? UnfoundedReasons { get; init; }

    public LegallyReviewed? Review { get; init; }

    public CaseDecided? Decided { get; init; }

    /// <summary>How it was served, with the terms that run from there.</summary>
    public LetterServed? Service { get; init; }

    /// <summary>As what the reader may decide: <c>leader</c>, <c>meeting</c>.</summary>
    public ImmutableArray<string> Bodies { get; init; } = [];

    /// <summary>Who may have taken part in the deciding meeting.</summary>
    public ImmutableArray<Choice> Members { get; init; } = [];

    /// <summary>What was entered as decided by the meeting and waits for its confirmation; null otherwise.</summary>
    public EnteredDecisionPart? Entered { get; init; }

    /// <summary>Why a member did not confirm an entry before.</summary>
    public string? EntryRejection { get; init; }

    /// <summary>Reports of the case to the superior, oldest first.</summary>
    public ImmutableArray<ReportUp> ReportsUp { get; init; } = [];

    /// <summary>Whether a serious case is still to be reported.</summary>
    public bool IsReportUpOwed { get; init; }

    /// <summary>Whether the reader may enter such a report.</summary>
    public bool MayReportUp { get; init; }

    public static DecisionPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        return new DecisionPart
        {
            UnfoundedReasons = integrityCase.UnfoundedReport?.Reasons,
            Review = integrityCase.Review,
            Decided = integrityCase.Decision,
            Service = integrityCase.DecisionService,
            Bodies =
            [
                .. CaseActPolicy
                    .SeatsToDecide(integrityCase, reading.Reader)
                    .Select(seat => seat == CaseSeat.Decider ? CaseFields.Leader : CaseFields.Meeting),
            ],
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

/// <summary>What the secretary entered as the decision of a meeting.</summary>
/// <param name="Members">Their names.</param>
public sealed record EnteredDecisionPart(EnteredDecision Decision, ImmutableArray<LetterMeasure> Measures, ImmutableArray<string> Members)
{
    /// <summary>The scan of the minutes.</summary>
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
