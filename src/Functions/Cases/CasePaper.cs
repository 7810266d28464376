using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>The files of an act.</summary>
/// <param name="Field">Name of the form field.</param>
/// <param name="Kind">Document kind in the case.</param>
public sealed record CaseScan(string Field, string Kind)
{
    /// <summary>Whether a submitted file belongs to the act; other files are ignored.</summary>
    public Func<DeskPost, bool> Belongs { get; init; } = _ => true;

    public int MaxFiles { get; init; } = 1;
}

/// <summary>Executes acts that officers enter from paper: a form with a file, which is stored only if everything else is valid.</summary>
public sealed class CasePaper(DeskForms forms, CaseDesk desk, RecordFiles<IntegrityCase> files, ActContexts contexts, Responses responses)
{
    private const string Sent = "sent";

    /// <summary>Records an act with its file and shows the case; an invalid form is returned with what was entered.</summary>
    /// <param name="commandOf">The act, by case and form.</param>
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
        var read = await forms.ReadWithFilesAsync(request, entitlement, files.MaxBytes, scan.MaxFiles, cancellationToken);
        if (!read.TryGet(out var form, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await using (form)
        {
            if (!(await desk.FindAsync(caseId, cancellationToken)).TryGet(out var stored, out errors))
            {
                return responses.Problem(request, errors);
            }

            return (await RecordAsync(stored, form, commandOf, scan, entitlement, client, cancellationToken)).TryGet(out _, out errors)
                ? await desk.ShowAsync(request, form.Post, stored.Id, cancellationToken)
                : await desk.RefuseAsync(request, form.Post, stored, errors, cancellationToken);
        }
    }

    private async Task<Result<Fact>> RecordAsync(
        Stored<IntegrityCase> stored,
        DeskFilePost form,
        Func<IntegrityCase, DeskPost, CaseCommand> commandOf,
        CaseScan scan,
        DeskAct entitlement,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var (post, content) = form;
        if (!content.Errors.IsEmpty)
        {
            return content.ErrorsAt(scan.Field);
        }

        var command = commandOf(stored.State, post);
        var taken = scan.Belongs(post) ? content.Files : [];
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
                !(await files.TakeAllAsync(stored.Id, scan.Kind, taken, context.Rules, signature, cancellationToken))
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
