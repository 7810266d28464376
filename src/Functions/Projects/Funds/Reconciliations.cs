using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Text;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Projects;

/// <summary>A part of the reconciliation of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Next">Start of the next part; null on the last one.</param>
public sealed record Reconciliation(DateOnly Month, bool IsDrill, IReadOnlyList<ReconciliationRow> Rows, string? Next);

/// <summary>按月对账: compares the ledgers of the projects with the files of the treasury, a part of the register at a time.</summary>
public sealed class Reconciliations(ProjectIndex index, TreasuryRegister register, TimeProvider time)
{
    public const string Month = "month";
    public const string From = "from";
    public const string Drills = "drills";

    /// <summary>The current month by default.</summary>
    public async Task<Result<Reconciliation>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var month = today.AddDays(1 - today.Day);
        if (request.Query[Month].ToString() is { Length: > 0 } text && !TimeText.TryReadDay($"{text}-01", out month))
        {
            return new Error(ErrorKind.Invalid, "month-is-malformed", "Give the month as yyyy-MM.").At(Month);
        }

        var isDrill = request.Query[Drills] == "1";
        var from = request.Query[From].ToString();
        var part = await index.ReadAsync(from, ProjectIndex.FileSize, cancellationToken);
        var paid = await register.ReadMonthAsync(month, isDrill, cancellationToken);
        var byProject = paid.ToLookup(row => row.ProjectId, row => row.Payment);

        // Payments without a project are in the first part.
        var unknown = from.Length == 0 ? byProject[null].Select(ReconciliationRow.OfUnknown) : [];
        var rows = part
            .Projects.Where(project => project.IsDrill == isDrill)
            .Select(project =>
                ReconciliationRow.Of(project.Serial, project.Title, project.Unit, project.Ledger, month, [.. byProject[project.Id]])
            )
            .OfType<ReconciliationRow>();
        return new Reconciliation(month, isDrill, [.. unknown, .. rows], part.Next);
    }
}
