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
);

/// <summary>The pages of imports on the officers' site.</summary>
public sealed class ImportPages(DeskAccess access, ImportStore store, ListingUses uses, StaffRecords staff, Responses responses)
{
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
        var model = new ImportModel(access.FrameOf(reader), import)
        {
            CheckedBy = NameOf(import.CheckedBy.Actor, directory),
            DecidedBy = import.Decision is { } decision ? NameOf(decision.By.Actor, directory) : null,
            UndoneBy = import.Undo is { } undo ? NameOf(undo.By.Actor, directory) : null,
            MayDecide = import.State == ImportState.Checked && import.CheckedBy.Actor != reader.Id && mayConfirm,
            MayUndo = import.State == ImportState.Done && !isUsed && mayConfirm,
            IsUsed = isUsed,
            Form = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, View(import, isUsed), () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    internal static ImportView View(DataImport import, bool isUsed) =>
        new(
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
            isUsed
        );

    private static string NameOf(string officerId, StaffDirectory directory) => directory.Find(officerId)?.Name ?? officerId;
}
