using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Functions.Cases;

internal static class CaseChoices
{
    /// <summary>A decision is prefilled from the notice, a proposal from the unconfirmed one; other forms are empty.</summary>
    public static FormState Prefilled(IntegrityCase integrityCase) =>
        integrityCase switch
        {
            { State: CaseState.DecisionPending, EntryRejection: not null, EnteredDecision.Entered: { } again } => Prefilled(again),
            { State: CaseState.DecisionPending, Notice.Proposal: { } notified } => Prefilled(notified, "decision"),
            { State: CaseState.Investigation, Assessment: { Entered: null, Rejection.Assessment: { } again } } => Prefilled(again),
            { State: CaseState.Investigation, Proposed: { Proposal: { } again } } => Prefilled(again, "proposal"),
            _ => FormState.Empty,
        };

    // An entry that a member did not confirm is prefilled; the scan is sent again.
    private static FormState Prefilled(EnteredDecision entered)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        values[PageForm.NameField] = "decision";
        values[CaseFields.Reasons] = entered.Reasons;
        values[CaseFields.DefenceResponse] = entered.DefenceResponse ?? "";
        values[CaseFields.Body] = CaseFields.Meeting;
        values[CaseFields.MinutesNumber] = entered.Body.MinutesNumber;
        values[CaseFields.HeldOn] = entered.Body.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var member in entered.Seats.Where(seat => seat.Seat == CaseSeat.Decider))
        {
            values[$"{CaseFields.Members}[{member.OfficerId}]"] = "true";
        }

        if (entered.Outcome is CaseOutcome.Established established)
        {
            values[CaseFields.Outcome] = CaseFields.Established;
            values[CaseFields.Severity] = $"{established.Severity}";
            Tick(values, established.Measures);
        }
        else
        {
            values[CaseFields.Outcome] = CaseFields.Unfounded;
        }

        return new FormState { Values = values.ToImmutable() };
    }

    private static FormState Prefilled(AcademicAssessment assessment) =>
        new()
        {
            Values = FormState
                .Empty.Values.SetItem(PageForm.NameField, "assessment")
                .SetItem(CaseFields.Experts, string.Join('\n', assessment.Experts.Select(expert => $"{expert.Name}，{expert.Unit}")))
                .SetItem(CaseFields.Conclusion, assessment.Conclusion)
                .SetItem(CaseFields.AssessedOn, assessment.HeldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        };

    private static FormState Prefilled(CaseProposal proposal, string form)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        values[PageForm.NameField] = form;
        values[CaseFields.Severity] = $"{proposal.Severity}";
        values[CaseFields.Reasons] = proposal.Reasons;
        if (form == "proposal")
        {
            values[CaseFields.Outcome] = CaseFields.Established;
            values[CaseFields.Facts] = proposal.Facts;
            values[CaseFields.Evidence] = proposal.Evidence;
            values[CaseFields.RestsOnDocuments] = proposal.RestsOnDocuments ? "true" : "";
        }

        Tick(values, proposal.Measures);
        return new FormState { Values = values.ToImmutable() };
    }

    private static void Tick(ImmutableDictionary<string, string>.Builder values, ImmutableArray<IntendedMeasure> measures)
    {
        foreach (var measure in measures)
        {
            values[$"{CaseFields.Measures}[{measure.MeasureId}]"] = "true";
            if (measure.Ban is { } ban)
            {
                values[ban.Months is null ? CaseFields.IsPermanent : CaseFields.BanMonths] = ban.Months is { } months
                    ? months.ToString(CultureInfo.InvariantCulture)
                    : "true";
            }
        }
    }
}
