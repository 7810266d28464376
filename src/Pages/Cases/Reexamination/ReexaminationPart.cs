using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>复查</summary>
public sealed record ReexaminationPart
{
    /// <summary>The last request.</summary>
    public Reexamination? Request { get; init; }

    public ImmutableArray<CaseFile> Files { get; init; } = [];

    /// <summary>Requesters whose paper request the reader may enter.</summary>
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

    // A request received within its term can be entered after the term, also when the case is closed.
    private static bool CanAsk(IntegrityCase integrityCase, ReexaminationRequester by) =>
        integrityCase.Reexamination is not { IsOpen: true } && ReexaminationPolicy.UntilFor(integrityCase, by) is not null;
}
