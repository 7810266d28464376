using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>调查期限</summary>
public sealed record TermPart
{
    /// <summary>Null before 受理.</summary>
    public InvestigationTerm? Term { get; init; }

    public bool IsRunning { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Null while the investigation is not suspended.</summary>
    public InvestigationSuspended? Suspension { get; init; }

    /// <summary>Empty where the reader may decide nothing.</summary>
    public ImmutableArray<TermChoice> Choices { get; init; } = [];

    public static TermPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        var isRunning = CaseTermPolicy.IsRunning(integrityCase);
        return new TermPart
        {
            Term = integrityCase.InvestigationTerm,
            IsRunning = isRunning,
            IsOverdue = isRunning && integrityCase.InvestigationTerm!.Until.HasPassed(reading.Now),
            Suspension = integrityCase.Suspension,
            Choices = reading.May(CaseAct.DecideTerm) ? [.. ChoicesOf(integrityCase, reading.Now)] : [],
        };
    }

    private static IEnumerable<TermChoice> ChoicesOf(IntegrityCase integrityCase, DateTimeOffset now)
    {
        if (CaseTermPolicy.CanExtend(integrityCase, now))
        {
            yield return TermChoice.Extend;
        }

        if (CaseTermPolicy.CanSuspend(integrityCase, now))
        {
            yield return TermChoice.Suspend;
        }
    }
}
