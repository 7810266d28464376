using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Functions.Cases;

/// <summary>What the forms of a case begin with.</summary>
internal static class CaseChoices
{
    /// <summary>As what somebody in a seat decides.</summary>
    public static string BodyOf(CaseSeat seat) => seat == CaseSeat.Decider ? CaseFields.Leader : CaseFields.Meeting;

    /// <summary>
    /// A decision begins with what the notice told, a proposal with the one that the other investigator did not confirm; every other form
    /// is empty.
    /// </summary>
    public static FormState Prefilled(IntegrityCase integrityCase) =>
        integrityCase switch
        {
            { State: CaseState.DecisionPending, Notice.Proposal: { } notified } => Prefilled(notified),
            { State: CaseState.Investigation, Disagreement: not null, Proposed: { Proposal: { } again } } => Prefilled(
                again,
                isWhole: true
            ),
            _ => FormState.Empty,
        };

    private static FormState Prefilled(CaseProposal proposal, bool isWhole = false)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        values[CaseFields.Severity] = $"{proposal.Severity}";
        values[CaseFields.Reasons] = proposal.Reasons;
        if (isWhole)
        {
            values[CaseFields.Outcome] = CaseFields.Established;
            values[CaseFields.Facts] = proposal.Facts;
            values[CaseFields.Evidence] = proposal.Evidence;
            values[CaseFields.RestsOnDocuments] = proposal.RestsOnDocuments ? "true" : "";
        }

        foreach (var measure in proposal.Measures)
        {
            values[$"{CaseFields.Measures}[{measure.MeasureId}]"] = "true";
            if (measure.Ban is { } ban)
            {
                values[ban.Months is null ? CaseFields.IsPermanent : CaseFields.BanMonths] = ban.Months is { } months
                    ? months.ToString(CultureInfo.InvariantCulture)
                    : "true";
            }
        }

        return new FormState { Values = values.ToImmutable() };
    }
}
