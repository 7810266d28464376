using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Imports;

/// <summary>
/// Takes the rows of an import over, or back, a few at a time, so that what else is due does not wait for it. It goes on where it stopped.
/// </summary>
internal sealed class ImportDueHandler(
    IRecordStore<DataImport> imports,
    ImportStore store,
    ImportDesk desk,
    ImportDue due,
    TimeProvider time
) : DueHandler
{
    private const int RowsAtOnce = 50;

    public override bool Handles(DuePublication publication) => ImportDue.TryRead(publication, out _);

    public override async Task FollowAsync(DuePublication publication, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (
            ImportDue.TryRead(publication, out var id)
            && await imports.FindAsync(id.Value, cancellationToken) is { State: var found }
            && await desk.FinishUndoAsync(found, cancellationToken) is { State: ImportState.Confirmed or ImportState.Undoing } import
        )
        {
            await TakeAsync(import, publication.DueAt, client, cancellationToken);
        }
    }

    private async Task TakeAsync(DataImport import, DateTimeOffset dueAt, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var isUndo = import.State == ImportState.Undoing;
        var target = desk.TargetOf(import.Kind);
        var rows = await store.ReadRowsAsync(import.Id, cancellationToken);
        var (done, leftOut) = await store.ReadProgressAsync(import.Id, isUndo, cancellationToken);
        foreach (var row in rows.Skip(done).Take(RowsAtOnce))
        {
            var id = IdOf(import.Id, row.Number);
            if (isUndo)
            {
                await target.UndoAsync(import, id, row.Json, cancellationToken);
            }
            else if (!await target.ApplyAsync(import, id, row.Json, client, cancellationToken))
            {
                leftOut++;
            }

            done++;
        }

        await store.PutProgressAsync(import.Id, isUndo, done, leftOut, cancellationToken);
        if (done < rows.Length)
        {
            // Never the instant at which it was due: that row is taken out after this.
            var now = time.GetUtcNow();
            await due.PutAsync(import.Id, now > dueAt ? now : dueAt.AddTicks(1), cancellationToken);
            return;
        }

        var at = time.GetUtcNow();
        var recording = await imports.RecordAsync(
            import.Id.Value,
            isUndo ? "undoCarriedOut" : "carriedOut",
            _ => isUndo ? new ImportUndoCarriedOut(at) : new ImportCarriedOut(rows.Length, at) { LeftOut = leftOut },
            Signature.Procedure(at, nameof(DeskAct.ConfirmImport)),
            [],
            cancellationToken
        );
        recording.EnsureStored();
        await desk.ShowAsync(import.Id, cancellationToken);
    }

    // The same each time: a row that is taken over again becomes the same.
    private static ApplicationId IdOf(ImportId id, int row) =>
        ApplicationId.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}|{row}")).AsSpan(0, 16));
}
