using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Documents;

/// <summary>The files of the records of one type.</summary>
public sealed class RecordFiles<TState>(
    DocumentStore documents,
    DocumentExit exit,
    FileRecords known,
    IRecordStore<TState> records,
    TimeProvider time
) : FileOwner
    where TState : class, IHasDocuments
{
    private string Prefix => $"{records.Type}-";

    /// <summary>In bytes.</summary>
    public long MaxBytes => documents.MaxBytes;

    /// <param name="kind">Document kind.</param>
    internal Task<Result<ImmutableArray<Document>>> TakeAllAsync(
        string id,
        string kind,
        ImmutableArray<PostedFile> sent,
        RuleFile rules,
        Signature signature,
        CancellationToken cancellationToken
    ) => TakeAsync(id, kind, sent, rules, taken => RegisterAsync(id, taken, signature, cancellationToken), cancellationToken);

    internal async Task<Result<ImmutableArray<Document>>> RegisterAsync(
        string id,
        ImmutableArray<Document> taken,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        foreach (var document in taken)
        {
            var registered = new DocumentRegistered(document);
            (await records.RecordAsync(id, $"document|{document.Id}", _ => registered, signature, [], cancellationToken)).EnsureStored();
        }

        return taken;
    }

    internal async Task<Result<Document>> TakeAsync(
        string id,
        string kind,
        PostedFile sent,
        RuleFile rules,
        Signature signature,
        CancellationToken cancellationToken
    ) => (await TakeAllAsync(id, kind, [sent], rules, signature, cancellationToken)).Select(taken => taken[0]);

    /// <summary>Inspects and stores files, then records them; they are kept only if that succeeds.</summary>
    /// <param name="record">Records the documents of the files, in their order.</param>
    internal async Task<Result<T>> TakeAsync<T>(
        string id,
        string kind,
        ImmutableArray<PostedFile> sent,
        RuleFile rules,
        Func<ImmutableArray<Document>, Task<Result<T>>> record,
        CancellationToken cancellationToken
    )
    {
        var stored = new List<(ReceivedFile File, string Name)>();
        foreach (var each in sent)
        {
            if (
                !DocumentName.Check(each.FileName).TryGet(out var name, out var errors)
                || !(await documents.StoreAsync(Prefix + id, DocumentPolicy.EvidenceTerms(rules), each.Spooled, cancellationToken)).TryGet(
                    out var file,
                    out errors
                )
            )
            {
                await DiscardAsync();
                return errors;
            }

            stored.Add((file, name));
        }

        var recorded = await record([.. stored.Select(each => DocumentOf(each.File, each.Name, kind))]);
        if (!recorded.IsSuccess)
        {
            await DiscardAsync();
            return recorded;
        }

        foreach (var (file, _) in stored)
        {
            await documents.KeepAsync(file, cancellationToken);
        }

        return recorded;

        async Task DiscardAsync()
        {
            foreach (var (file, _) in stored)
            {
                await documents.DiscardAsync(Prefix + id, file, cancellationToken);
            }
        }
    }

    public async Task<Result<OpenedFile>> OpenAsync(string id, TState state, string documentId, CancellationToken cancellationToken) =>
        state.Documents.FirstOrDefault(each => each.Id == documentId) is { } document
            ? await exit.OpenAsync(Prefix + id, document.Id, document.FileName, cancellationToken)
            : new Error(ErrorKind.NotFound, "document-not-found", "There is no such document here. Open it from the page that lists it.");

    public async Task<ImmutableArray<ReleasableFile>> ReadReleasableAsync(
        string id,
        TState state,
        Officer reader,
        CancellationToken cancellationToken
    )
    {
        if (!DeskPolicy.May(reader, DeskAct.ReleaseFile))
        {
            return [];
        }

        var statuses = await known.StatusesAsync(Prefix + id, state.Documents, cancellationToken);
        return
        [
            .. state
                .Documents.Where(file => statuses.GetValueOrDefault(file.Id) == FileStatus.NotInspected)
                .Select(file => new ReleasableFile(file.Id, file.FileName)),
        ];
    }

    public override async Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken) =>
        owner.StartsWith(Prefix, StringComparison.Ordinal)
        && await records.FindAsync(owner[Prefix.Length..], cancellationToken) is { } stored
        && stored.State.Documents.Any(each => each.Id == fileId);

    private Document DocumentOf(ReceivedFile file, string name, string kind) =>
        new(file.Id, kind, DocumentName.For(name, file.Type), file.Type, file.SizeBytes, file.Sha256, time.GetUtcNow());
}

internal static class RecordFilesRegistration
{
    public static IServiceCollection AddRecordFiles<TState>(this IServiceCollection services)
        where TState : class, IHasDocuments =>
        services
            .AddSingleton<RecordFiles<TState>>()
            .AddSingleton<FileOwner>(provider => provider.GetRequiredService<RecordFiles<TState>>());
}
