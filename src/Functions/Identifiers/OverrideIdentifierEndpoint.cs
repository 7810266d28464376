using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>
/// <c>POST /desk/identifiers</c>, a form with a file: an officer accepts an issued unit code or citizen id that fails its check. The
/// entered value is never shown again: it may be a person's number.
/// </summary>
public sealed class OverrideIdentifierEndpoint(
    DeskForms forms,
    IdentifierOverrideRegister overrides,
    DocumentStore documents,
    IdentifierOverridePages pages,
    RuleBook rules,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(OverrideIdentifierEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/identifiers")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = await forms.ReadWithFilesAsync(request, DeskAct.OverrideIdentifier, documents.MaxBytes, maxFiles: 1, cancellationToken);
        if (!read.TryGet(out var form, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await using (form)
        {
            var entered = form.Post with { Values = form.Post.Values.Remove(OverrideFields.Evidence) };
            var taken = form.Content.Errors.IsEmpty
                ? await TakeAsync(entered, form.Content.File, cancellationToken)
                : form.Content.ErrorsAt(OverrideFields.Evidence);
            return taken.TryGet(out _, out errors)
                ? new SeeOther(site.Value.Address($"desk/identifiers{request.QueryString}"))
                : await ShowAsync(request, entered, errors, cancellationToken);
        }
    }

    private Task<IResult> ShowAsync(
        HttpRequest request,
        DeskPost post,
        ImmutableArray<Error> errors,
        CancellationToken cancellationToken
    ) =>
        pages.ShowAsync(
            request,
            post.Officer,
            new FormState { Values = post.Values.Remove(OverrideFields.Identifier), Errors = errors },
            cancellationToken
        );

    // The file is stored only if everything else is valid.
    private async Task<Result<OverriddenIdentifier>> TakeAsync(DeskPost post, PostedFile? sent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!Read(post, sent is null ? null : "sent", now).TryGet(out _, out var errors))
        {
            return errors;
        }

        if (
            !rules.InForceAt(now).TryGet(out var inForce, out errors)
            || !(
                await documents.StoreAsync(
                    IdentifierOverrideRegister.EvidenceRecord,
                    DocumentPolicy.EvidenceTerms(inForce),
                    sent!.Spooled,
                    cancellationToken
                )
            )
                .At(OverrideFields.Evidence)
                .TryGet(out var file, out errors)
        )
        {
            return errors;
        }

        var stored = await overrides.AddAsync(
            post[OverrideFields.Kind],
            post[OverrideFields.Identifier],
            Read(post, file.Id, now).Value,
            BeijingTime.DateOf(now),
            cancellationToken
        );
        if (!stored.IsSuccess || stored.Value.Override.EvidenceId != file.Id)
        {
            await documents.DiscardAsync(IdentifierOverrideRegister.EvidenceRecord, file, cancellationToken);
        }
        else
        {
            await documents.KeepAsync(file, cancellationToken);
        }

        return stored;
    }

    private Result<IdentifierOverride> Read(DeskPost post, string? evidenceId, DateTimeOffset now) =>
        IdentifierOverride
            .Create(post.Officer.Id, now, post[OverrideFields.Reason], evidenceId)
            .Then(word =>
                overrides.Check(post[OverrideFields.Kind], post[OverrideFields.Identifier], word, BeijingTime.DateOf(now)).Select(_ => word)
            );
}
