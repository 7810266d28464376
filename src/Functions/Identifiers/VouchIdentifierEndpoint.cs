using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>
/// <c>POST /desk/identifiers</c>, a form with a file: an officer vouches for a unit code or citizen id that was really issued although it
/// fails its check. What was entered is never shown again: it may be somebody's number.
/// </summary>
public sealed class VouchIdentifierEndpoint(
    DeskAccess access, DeskForms forms, VouchedRegister vouched, DocumentStore documents, VouchedPages pages, RuleBook rules, IOptions<SiteOptions> site, TimeProvider time, Answers answers)
{
    [Function(nameof(VouchIdentifierEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/identifiers")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await access.CheckAsync(request, DeskAct.Vouch, cancellationToken)).TryGet(out _, out var refusal))
        {
            return answers.Problem(request, refusal);
        }

        if (!PostedForm.Is(request))
        {
            return answers.Problem(request, new Error(ErrorKind.Invalid, "form-is-malformed", "Send a multipart form: kind, identifier, reason, and the scan as evidenceId."));
        }

        ReceivedFile? file = null;
        var read = await forms.ReadWithFileAsync(request, DeskAct.Vouch, TakeAsync, VouchFields.Evidence, cancellationToken);
        if (!read.TryGet(out var post, out refusal))
        {
            await DiscardAsync();
            return answers.Problem(request, refusal);
        }

        if ((await StoreAsync(post, cancellationToken)).TryGet(out var stands, out refusal))
        {
            if (stands.Override.EvidenceId != file?.Id)
            {
                await DiscardAsync();
            }

            return new SeeOther(site.Value.Address($"desk/identifiers{request.QueryString}"));
        }

        await DiscardAsync();
        return await pages.ShowAsync(
            request, post.Officer, new FormState { Values = post.Values.Remove(VouchFields.Identifier).Remove(VouchFields.Evidence), Errors = refusal }, cancellationToken);

        async Task<Result<string>> TakeAsync(Officer officer, string fileName, Stream content)
        {
            if (!rules.InForceAt(time.GetUtcNow()).TryGet(out var inForce, out var faults)
                || !(await documents.ReceiveAsync(VouchedRegister.EvidenceRecord, DocumentPolicy.EvidenceTerms(inForce), content, cancellationToken)).TryGet(out file, out faults))
            {
                return faults;
            }

            return file.Id;
        }

        Task DiscardAsync() => file is null ? Task.CompletedTask : documents.DiscardAsync(VouchedRegister.EvidenceRecord, file, cancellationToken);
    }

    private async Task<Result<VouchedIdentifier>> StoreAsync(DeskPost post, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return IdentifierOverride.Create(post.Officer.Id, now, post[VouchFields.Reason], post[VouchFields.Evidence]).TryGet(out var word, out var errors)
            ? await vouched.AddAsync(post[VouchFields.Kind], post[VouchFields.Identifier], word, BeijingTime.DateOf(now), cancellationToken)
            : errors;
    }
}
