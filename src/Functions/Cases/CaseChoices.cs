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

    /// <summary>A decision begins with what the notice told; every other form is empty.</summary>
    public static FormState Prefilled(IntegrityCase integrityCase)
    {
        if (integrityCase is not { State: CaseState.DecisionPending, Notice.Proposal: { } proposal })
        {
            return FormState.Empty;
        }

        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        values[CaseFields.Severity] = $"{proposal.Severity}";
        values[CaseFields.Reasons] = proposal.Reasons;
        foreach (var measure in proposal.Measures)
        {
            values[$"{CaseFields.Measures}[{measure.MeasureId}]"] = "true";
            if (measure.Ban is { } ban)
            {
                values[ban.Months is null ? CaseFields.IsPermanent : CaseFields.BanMonths] =
                    ban.Months is { } months ? months.ToString(CultureInfo.InvariantCulture) : "true";
            }
        }

        return new FormState { Values = values.ToImmutable() };
    }
}
