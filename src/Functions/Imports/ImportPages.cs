using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Imports;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Imports;

/// <summary>Imports, newest first, as JSON.</summary>
public sealed record ImportListView(IReadOnlyList<ImportSummary> Imports);

/// <summary>An import with the errors of its rows, as JSON.</summary>
/// <param name="IsUsed">Whether a row is in use: then the import cannot be reversed.</param>
public sealed record ImportView(
    ImportId Id,
    ImportKind Kind,
    ImportState State,
    ImportReport Report,
    string CheckedBy,
    DateTimeOffset CheckedAt,
    string? DecidedBy,
    string? DecisionReason,
    DateTimeOffset? CarriedOutAt,
    string? UndoneBy,
    string? UndoReason,
    bool IsUsed
)
{
    /// <summary>Rows that were on record already when it was carried out.</summary>
    public int LeftOut { get; init; }

    /// <summary>One page of the rows that can be imported, as they were read.</summary>
    public IReadOnlyList<ImportedRow> Content { get; init; } = [];

    public int Page { get; init; } = 1;

    public int Pages { get; init; } = 1;
}

/// <summary>The pages of imports on the officers' site.</summary>
public sealed class ImportPages(
    DeskAccess access,
    ImportStore store,
    IEnumerable<ImportTarget> targets,
    ListingUses uses,
    StaffRecords staff,
    Responses responses
)
{
    private const int PageSize = 20;

    public async Task<IResult> ShowListAsync(HttpRequest request, Officer reader, FormState? state, CancellationToken cancellationToken)
    {
        var summaries = await store.ReadListAsync(cancellationToken);
        var directory = await staff.ReadAsync(cancellationToken);
        var model = new ImportListModel(access.FrameOf(reader))
        {
            MayImport = DeskPolicy.May(reader, DeskAct.ImportData),
            Rows =
            [
                .. summaries.Select(each => new ImportLine(
                    each.Id.Value,
                    each.Kind,
                    each.FileName,
                    each.State,
                    each.Rows,
                    each.Rejected,
                    NameOf(each.CheckedBy, directory),
                    each.CheckedAt
                )),
            ],
            Form = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, new ImportListView(summaries), () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        DataImport import,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var directory = await staff.ReadAsync(cancellationToken);
        var isUsed = await uses.IsUsedAsync(import.Id.Value, cancellationToken);
        var mayConfirm = DeskPolicy.May(reader, DeskAct.ConfirmImport);
        var rows = await store.ReadRowsAsync(import.Id, cancellationToken);
        var pages = Math.Max(1, (rows.Length + PageSize - 1) / PageSize);
        var page = int.TryParse(request.Query["page"], out var asked) ? Math.Clamp(asked, 1, pages) : 1;
        var model = new ImportModel(access.FrameOf(reader), import)
        {
            CheckedBy = NameOf(import.CheckedBy.Actor, directory),
            DecidedBy = import.Decision is { } decision ? NameOf(decision.By.Actor, directory) : null,
            UndoneBy = import.Undo is { } undo ? NameOf(undo.By.Actor, directory) : null,
            MayDecide = import.State == ImportState.Checked && !directory.IsSamePerson(import.CheckedBy.Actor, reader.Id) && mayConfirm,
            MayUndo = import.State == ImportState.Done && !isUsed && mayConfirm,
            IsUsed = isUsed,
            Rows = [.. rows.Skip((page - 1) * PageSize).Take(PageSize).Select(row => RowOf(import.Kind, row))],
            Pager = new PagerModel(page, pages)
            {
                NewerHref = page > 1 ? HrefOf(request, import.Id, page - 1) : null,
                OlderHref = page < pages ? HrefOf(request, import.Id, page + 1) : null,
            },
            Form = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, View(model), () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    private ImportedRow RowOf(ImportKind kind, KeptRow row) =>
        new(
            row.Number,
            [
                .. targets
                    .Single(target => target.Takes(kind))
                    .Show(row.Json)
                    .Where(cell => !string.IsNullOrWhiteSpace(cell.Value))
                    .Select(cell => new ImportedCell(cell.Field, cell.Value!)),
            ]
        );

    private static string HrefOf(HttpRequest request, ImportId id, int page) =>
        $"/desk/imports/{id}?page={page}{Responses.LanguageOf(request).Replace('?', '&')}";

    private static ImportView View(ImportModel model)
    {
        var import = model.Import;
        return new(
            import.Id,
            import.Kind,
            import.State,
            import.Report,
            import.CheckedBy.Actor,
            import.CheckedBy.At,
            import.Decision?.By.Actor,
            import.Decision?.Reason,
            import.CarriedOutAt,
            import.Undo?.By.Actor,
            import.Undo?.Reason,
            model.IsUsed
        )
        {
            LeftOut = import.LeftOut,
            Content = model.Rows,
            Page = model.Pager.Page,
            Pages = model.Pager.Pages,
        };
    }

    private static string NameOf(string officerId, StaffDirectory directory) => directory.Find(officerId)?.Name ?? officerId;
}
