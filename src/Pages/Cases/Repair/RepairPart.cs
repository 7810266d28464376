using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>信用修复</summary>
public sealed record RepairPart
{
    /// <summary>The last application.</summary>
    public CaseRepair? Repair { get; init; }

    public ImmutableArray<CaseFile> Files { get; init; } = [];

    public static RepairPart Of(CaseReading reading) =>
        new() { Repair = reading.Case.Repair, Files = reading.Files(reading.Case.Repair?.Request.ProofDocumentIds ?? []) };
}
