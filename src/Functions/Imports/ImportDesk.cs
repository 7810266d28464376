using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Imports;

/// <summary>
/// Imports files by two officers: read and reported first, confirmed by another officer, taken back until something uses it.
/// </summary>
public sealed class ImportDesk(
    IRecordStore<DataImport> imports,
    ImportStore store,
    IEnumerable<ImportTarget> targets,
    ImportDue due,
    ListingUses uses,
    StaffRecords staff,
    ActContexts contexts,
    TimeProvider time
)
{
    private const int AtOnce = 8;

    /// <summary>Reads a file and keeps its report; nothing has effect.</summary>
    internal async Task<Result<DataImport>> CheckAsync(
        Officer officer,
        ImportKind kind,
        PostedFile file,
        CancellationToken cancellationToken
    )
    {
        if (
            !contexts.Now().TryGet(out var context, out var errors)
            || !DocumentName.Check(file.FileName).TryGet(out var fileName, out errors)
            || !SheetReader.Read(file.Spooled.Content, kind).TryGet(out var rows, out errors)
        )
        {
            return errors;
        }

        var target = TargetOf(kind);
        var read = WithoutDoubles(rows.Select(row => target.Read(kind, row, officer, context)));
        var judged = await JudgeAsync(target, read, cancellationToken);
        var kept = judged.Where(row => row.Errors.IsEmpty).ToList();
        var report = new ImportReport(
            fileName,
            file.Spooled.Sha256,
            kept.Count,
            judged.Count - kept.Count,
            [.. judged.Where(row => !row.Errors.IsEmpty).SelectMany(row => row.Errors.AddRange(row.Flags)).Take(DataImport.MostRemarks)],
            [.. kept.SelectMany(row => row.Flags).Take(DataImport.MostRemarks)]
        )
        {
            Matching = kind == ImportKind.TreasuryPayments ? kept.Count(row => row.Flags.IsEmpty) : null,
        };
        var id = ImportId.TryParse(ApplicationId.FromBytes(Guid.NewGuid().ToByteArray()).Value, out var fresh) ? fresh : default;
        await store.PutRowsAsync(id, [.. kept.Select(row => new KeptRow(row.Number, row.Json))], cancellationToken);
        var signature = DeskPolicy.Sign(officer, DeskAct.ImportData, context.Now);
        (
            await imports.CreateAsync(id.Value, new ImportChecked(id, kind, report, signature), signature, [], cancellationToken)
        ).EnsureStored();
        return await ShowAsync(id, cancellationToken);
    }

    /// <summary>Another officer confirms it, which takes it over, or rejects it.</summary>
    public async Task<Result<DataImport>> DecideAsync(
        ImportId id,
        Officer officer,
        bool confirms,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var by = DeskPolicy.Sign(officer, DeskAct.ConfirmImport, time.GetUtcNow());
        var directory = await staff.ReadAsync(cancellationToken);
        return await RecordAsync(
            id,
            "decided",
            import => ImportPolicy.Decide(import, confirms, reason, by, directory).Select<Fact>(decided => decided),
            by,
            cancellationToken
        );
    }

    /// <summary>Takes it back, as long as nothing has used it.</summary>
    public async Task<Result<DataImport>> UndoAsync(ImportId id, Officer officer, string? reason, CancellationToken cancellationToken)
    {
        var by = DeskPolicy.Sign(officer, DeskAct.ConfirmImport, time.GetUtcNow());
        var import = (await imports.GetAsync(id.Value, cancellationToken)).State;
        if (!ImportPolicy.Undo(import, isUsed: false, reason, by).TryGet(out var undone, out var errors))
        {
            return errors;
        }

        // Kept before it is recorded, so that no use comes between: the import is due first, and finished from what is kept.
        await due.ExpectAsync(id, by.At, cancellationToken);
        var kept = await uses.TryUndoAsync(id.Value, StoredJson.Write(undone), cancellationToken);
        return await RecordAsync(
            id,
            "undone",
            current => ImportPolicy.Undo(current, isUsed: kept is null, reason, by).Select<Fact>(done => done),
            by,
            cancellationToken
        );
    }

    /// <summary>Records the undo of an import that was kept and not recorded.</summary>
    internal async Task<DataImport> FinishUndoAsync(DataImport import, CancellationToken cancellationToken)
    {
        if (import.State == ImportState.Done && await uses.FindUndoAsync(import.Id.Value, cancellationToken) is { } kept)
        {
            var undone = StoredJson.Read<ImportUndone>(kept);
            var recording = await imports.RecordAsync(import.Id.Value, "undone", _ => undone, undone.By, [], cancellationToken);
            recording.EnsureStored();
            return await ShowAsync(import.Id, cancellationToken);
        }

        return import;
    }

    internal ImportTarget TargetOf(ImportKind kind) => targets.Single(target => target.Takes(kind));

    /// <summary>Shows how it stands.</summary>
    internal async Task<DataImport> ShowAsync(ImportId id, CancellationToken cancellationToken)
    {
        var import = (await imports.GetAsync(id.Value, cancellationToken)).State;
        await store.ShowAsync(import, cancellationToken);
        return import;
    }

    private async Task<Result<DataImport>> RecordAsync(
        ImportId id,
        string key,
        Func<DataImport, Result<Fact>> decide,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        if (!decide((await imports.GetAsync(id.Value, cancellationToken)).State).TryGet(out _, out var faults))
        {
            return faults;
        }

        // Before it is recorded: what follows from it follows, whatever becomes of this process.
        await due.ExpectAsync(id, signature.At, cancellationToken);
        var recording = await imports.RecordAsync(id.Value, key, decide, signature, [], cancellationToken);
        switch (recording)
        {
            case Recording<DataImport>.Refused refused:
                return refused.Errors;
            case Recording<DataImport>.Earlier:
                var current = (await imports.GetAsync(id.Value, cancellationToken)).State;
                return decide(current).TryGet(out _, out var errors) ? current : errors;
            default:
                recording.EnsureStored();
                await due.PutAsync(id, signature.At, cancellationToken);
                return await ShowAsync(id, cancellationToken);
        }
    }

    private static List<ReadRow> WithoutDoubles(IEnumerable<ReadRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row =>
                row.Key.Length == 0 || seen.Add(row.Key)
                    ? row
                    : row.Refuse("name", "import-row-is-double", "An earlier row of the file says the same. Leave one of them out.")
            ),
        ];
    }

    private static async Task<IReadOnlyList<ReadRow>> JudgeAsync(
        ImportTarget target,
        List<ReadRow> rows,
        CancellationToken cancellationToken
    )
    {
        var judged = new ReadRow[rows.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, rows.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, token) =>
                judged[index] = rows[index] is { Errors.IsEmpty: true } row ? await target.JudgeAsync(row, token) : rows[index]
        );
        return judged;
    }

    internal static Error NotFound() => new(ErrorKind.NotFound, "import-not-found", "There is no such import. Open it from the list.");
}
