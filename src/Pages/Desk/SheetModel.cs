using System.Collections.Immutable;

namespace CreditFunctions.Pages.Desk;

/// <summary>Which sheet is printed.</summary>
public enum SheetKind
{
    /// <summary>排序表: of the frozen ranking.</summary>
    Ranking,

    /// <summary>审定纪要.</summary>
    Resolution,

    /// <summary>会签表: for the finance bureau.</summary>
    Concurrence,

    /// <summary>递补表: one reserve takes a place that became free.</summary>
    Promotion,

    /// <summary>拟立项公示.</summary>
    Notice,

    /// <summary>联合下达.</summary>
    Award,
}

/// <summary>A sheet of the batch on A4, to be signed and sealed.</summary>
/// <param name="Number">Of the pass, notice or document.</param>
public sealed record SheetModel(DeskFrame Frame, SheetKind Kind, int Number, string RoundId, string RoundTitle, DateOnly On)
    : IModelOf<SheetPage>
{
    public required ImmutableArray<SheetRow> Rows { get; init; }

    /// <summary>2 for the second resolution on the same pass, and its concurrence.</summary>
    public int Ordinal { get; init; } = 1;

    /// <summary>纪要编号 or 文号; null where there is none yet.</summary>
    public string? Document { get; init; }

    /// <summary>The day of the meeting, of the notice or of the document; null where it is still to come.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>End of the notice, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? Office { get; init; }

    public string? Telephone { get; init; }

    internal decimal TotalYuan => Rows.Where(row => row.Counts).Sum(row => row.AmountYuan);
}

/// <summary>One project of a sheet.</summary>
public sealed record SheetRow(string Number, string Title, string Unit, string PrincipalInvestigator, string Category, decimal AmountYuan)
{
    public int? Place { get; init; }

    public decimal? Score { get; init; }

    /// <summary>Key of what the ranking or the meeting makes of it: <c>Propose</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why the meeting deviates, or what broke a tie.</summary>
    public string? Remark { get; init; }

    /// <summary>For a promotion: number of the project whose place became free.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Whether its amount goes into the total.</summary>
    public bool Counts { get; init; } = true;
}
