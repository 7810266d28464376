using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>The file, or files, that an act of officers comes with.</summary>
/// <param name="Field">Name of its field.</param>
/// <param name="Kind">What it is among the documents of the case.</param>
public sealed record CaseScan(string Field, string Kind)
{
    /// <summary>Whether a file that was sent belongs to the act; another one is passed over.</summary>
    public Func<DeskPost, bool> Belongs { get; init; } = _ => true;

    /// <summary>How many files the form takes.</summary>
    public int MaxFiles { get; init; } = 1;
}

/// <summary>Takes acts that officers enter from paper: a form with a file, which is stored only where all else is right.</summary>
public sealed class CasePaper(DeskAccess access, DeskForms forms, CaseDesk desk, CaseFiles files, ActContexts contexts, Responses responses)
{
    private const string Sent = "sent";

    /// <summary>Records an act with its file, and shows the case; a form with faults comes back with what was typed.</summary>
    /// <param name="commandOf">The act, from the case and the form.</param>
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        string caseId,
        DeskAct entitlement,
        CaseScan scan,
        Func<IntegrityCase, DeskPost, CaseCommand> commandOf,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, entitlement, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, PostedForm.IsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFilesAsync(request, files.MaxBytes, scan.MaxFiles, cancellationToken);
        if (!forms.CheckForm(request, officer, posted.Values).TryGet(out var post, out errors))
        {
            return responses.Problem(request, posted.Errors.IsEmpty ? errors : posted.Errors);
        }

        if (!(await desk.FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors))
        {
            return responses.Problem(request, errors);
        }

        if (!posted.Errors.IsEmpty)
        {
            return await desk.RefuseAsync(
                request,
                post,
                stored,
                [.. posted.Errors.Select(error => error.At(scan.Field))],
                cancellationToken
            );
        }

        var command = commandOf(stored.State, post);
        return (await RecordAsync(stored, post, command, scan, posted.Files, entitlement, client, cancellationToken)).TryGet(
            out _,
            out errors
        )
            ? await desk.ShowAsync(request, post, stored.Id, cancellationToken)
            : await desk.RefuseAsync(request, post, stored, errors, cancellationToken);
    }

    private async Task<Result<Fact>> RecordAsync(
        Stored<IntegrityCase> stored,
        DeskPost post,
        CaseCommand command,
        CaseScan scan,
        ImmutableArray<PostedFile> sent,
        DeskAct entitlement,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var taken = scan.Belongs(post) ? sent : [];
        var tried = command with { DocumentIds = [.. taken.Select(_ => Sent)] };
        if (
            !contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors)
            || !(await desk.TryAsync(stored, post, tried, cancellationToken)).TryGet(out _, out errors)
        )
        {
            return errors;
        }

        if (!taken.IsEmpty)
        {
            var signature = DeskPolicy.Sign(post.Officer, entitlement, context.Now);
            if (
                !(await files.TakeAllAsync(stored.State.Id, scan.Kind, taken, context.Rules, signature, cancellationToken))
                    .At(scan.Field)
                    .TryGet(out var documents, out errors)
            )
            {
                return errors;
            }

            command = command with { DocumentIds = [.. documents.Select(document => document.Id)] };
        }

        return await desk.RecordAsync(stored, post, command, entitlement, client, cancellationToken);
    }
}
