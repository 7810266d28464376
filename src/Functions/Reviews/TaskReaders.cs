using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// Identifies the reader of a task: a link alone may have been forwarded, so personal data require the code from the mail, in this
/// browser's session or in a header, or the sign-in of the link's officer.
/// </summary>
public sealed class TaskReaders(DeskAccess signedIn, TaskSessions sessions, TaskCodes codes)
{
    /// <summary>Header with the code, for requests without a body field for it: addresses are logged.</summary>
    public const string CodeHeader = "Task-Code";

    /// <summary>The task with the reader's permissions; an error for a wrong code.</summary>
    public async Task<Result<OpenedTask>> IdentifyAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken)
    {
        var found = await sessions.FindAsync(request, task, cancellationToken);
        if (found is not null || await signedIn.IsSignedInAsync(request, task.Link, cancellationToken))
        {
            return task with { Session = found, MayRead = true };
        }

        if (request.Headers[CodeHeader].ToString() is not { Length: > 0 } code)
        {
            return task;
        }

        var asked = task with { IsAnotherSignedIn = await signedIn.IsAnotherSignedInAsync(request, task.Link, cancellationToken) };
        return await codes.CheckAsync(request, asked, code, cancellationToken) is { } refusal ? refusal : task with { MayRead = true };
    }

    /// <summary>For documents, which are shown only to an identified reader.</summary>
    public async Task<Result<OpenedTask>> RequireAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken) =>
        (await IdentifyAsync(request, task, cancellationToken)).Then<OpenedTask>(reader =>
            reader.MayRead ? reader : TaskErrors.CodeIsNeeded()
        );

    /// <summary>The task with the signed-in officer, for programs: the officer of the link needs no code.</summary>
    public async Task<OpenedTask> RecognizeAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken) =>
        task with
        {
            IsOfficerSignedIn = await signedIn.IsSignedInAsync(request, task.Link, cancellationToken),
            IsAnotherSignedIn = await signedIn.IsAnotherSignedInAsync(request, task.Link, cancellationToken),
        };

    /// <summary>The task after a posted form: a right code begins a session.</summary>
    public async Task<Result<OpenedTask>> IdentifyByFormAsync(
        HttpRequest request,
        OpenedTask task,
        string token,
        ImmutableDictionary<string, string> values,
        CancellationToken cancellationToken
    )
    {
        if (!(await IdentifyAsync(request, task, cancellationToken)).TryGet(out var reader, out var errors))
        {
            return errors;
        }

        if (reader.MayRead)
        {
            return reader;
        }

        return await codes.CheckAsync(request, reader, values.GetValueOrDefault(TaskFields.Code), cancellationToken) is { } refusal
            ? refusal
            : reader with
            {
                Session = sessions.Open(request, reader, token),
                MayRead = true,
                HasGivenCode = true,
            };
    }
}
