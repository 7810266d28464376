using System.Collections.Immutable;

namespace CreditFunctions.Pages.Desk;

/// <summary>The kinds of printed sheets.</summary>
public enum SheetKind
{
    /// <summary>排序表: the frozen ranking.</summary>
    Ranking,

    /// <summary>审定纪要</summary>
    Resolution,

    /// <summary>会签表 for the finance bureau.</summary>
    Concurrence,

    /// <summary>递补表: a reserve replaces a withdrawn project.</summary>
    Promotion,

    /// <summary>拟立项公示</summary>
    Notice,

    /// <summary>联合下达</summary>
    Award,
}

/// <summary>A sheet of the batch on A4 for signature and seal.</summary>
/// <param name="Number">Of the batch, notice or document.</param>
public sealed record SheetModel(DeskFrame Frame, SheetKind Kind, int Number, string RoundId, string RoundTitle, DateOnly On)
    : IModelOf<SheetPage>
{
    public required ImmutableArray<SheetRow> Rows { get; init; }

    /// <summary>2 for the second resolution on the same batch and its concurrence.</summary>
    public int Ordinal { get; init; } = 1;

    /// <summary>纪要编号 or 文号; null before it is issued.</summary>
    public string? Document { get; init; }

    /// <summary>Day of the meeting, notice or document; null before it.</summary>
    public DateOnly? HeldOn { get; init; }

    /// <summary>End of the notice, exclusive.</summary>
    public DateTimeOffset? Until { get; init; }

    public string? Office { get; init; }

    public string? Telephone { get; init; }

    internal decimal TotalYuan => Rows.Where(row => row.Counts).Sum(row => row.AmountYuan);
}

/// <summary>A project on a sheet.</summary>
public sealed record SheetRow(string Number, string Title, string Unit, string PrincipalInvestigator, string Category, decimal AmountYuan)
{
    public int? Place { get; init; }

    public decimal? Score { get; init; }

    /// <summary>Key of the outcome of ranking or meeting, such as <c>Propose</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Reason for a deviation or tie-break.</summary>
    public string? Remark { get; init; }

    /// <summary>For a promotion: number of the replaced project.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Whether the total includes its amount.</summary>
    public bool Counts { get; init; } = true;
}
