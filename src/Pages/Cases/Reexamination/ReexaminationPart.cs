using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>复查</summary>
public sealed record ReexaminationPart
{
    /// <summary>The last request; null where there is none.</summary>
    public Reexamination? Request { get; init; }

    /// <summary>Its scan, or what the party sent with it.</summary>
    public ImmutableArray<CaseFile> Files { get; init; } = [];

    /// <summary>Whose request the reader may enter from paper now; empty: nobody's.</summary>
    public ImmutableArray<ReexaminationRequester> Requesters { get; init; } = [];

    public static ReexaminationPart Of(CaseReading reading)
    {
        var integrityCase = reading.Case;
        return new ReexaminationPart
        {
            Request = integrityCase.Reexamination,
            Files = reading.Files(integrityCase.Reexamination?.Request.DocumentIds ?? []),
            Requesters = reading.May(CaseAct.EnterReexamination)
                ? [.. Enum.GetValues<ReexaminationRequester>().Where(by => CanAsk(integrityCase, by))]
                : [],
        };
    }

    // What came in within the term can be entered after it, also once the case is closed.
    private static bool CanAsk(IntegrityCase integrityCase, ReexaminationRequester by) =>
        integrityCase.Reexamination is not { IsOpen: true } && ReexaminationPolicy.UntilFor(integrityCase, by) is not null;
}
