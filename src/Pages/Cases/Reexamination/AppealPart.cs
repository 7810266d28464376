using System.Collections.Immutable;
using CreditFunctions.Core.Cases;

namespace CreditFunctions.Pages.Cases;

/// <summary>Reports of the superior authority about an appeal.</summary>
public sealed record AppealPart
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<AppealNotice> Notices { get; init; } = [];

    public ImmutableArray<CaseFile> Files { get; init; } = [];

    public bool MayEnter { get; init; }

    public static AppealPart Of(CaseReading reading) =>
        new()
        {
            Notices = reading.Case.Appeals,
            Files = reading.Files(reading.Case.Appeals.Select(notice => notice.DocumentId)),
            MayEnter = reading.May(CaseAct.EnterAppeal),
        };
}
