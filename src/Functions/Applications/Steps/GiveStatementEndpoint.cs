using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications.Steps;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications/{applicationId}/answers</c>: submits a statement on an entry found of a party, or removes a partner unit instead.
/// A form may contain the supporting document; a program uploads it first, as kind <c>answer</c>.
/// </summary>
public sealed class GiveStatementEndpoint(
    ApplicantAccess access,
    ApplicantCommands desk,
    ApplicationPages applicationPages,
    ApplicationRecorder recorder,
    RoundDirectory directory,
    DocumentIntake documents,
    StepPages pages,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(GiveStatementEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/answers")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        if (!ApplicantAccess.IsByBearer(request))
        {
            return await AnswerByFormAsync(request, opened, guide, client, cancellationToken);
        }

        if (!(await RequestJson.ReadAsync<StatementForm>(request, cancellationToken)).TryGet(out var form, out errors))
        {
            return responses.Problem(request, errors);
        }

        return await RecordAsync(opened, guide, form, client, cancellationToken) switch
        {
            Recording<Application>.Refused refused => responses.Problem(request, refused.Errors),
            Recording<Application>.Done done => Results.Json(ApplicationView.Of(done.State, guide), RequestJson.Options),
            _ => Results.Json(ApplicationView.Of(opened.State, guide), RequestJson.Options),
        };
    }

    private async Task<IResult> AnswerByFormAsync(
        HttpRequest request,
        Stored<Application> opened,
        RoundGuide guide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, ApplicantErrors.FormIsOutdated());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, documents.MaxBytes, cancellationToken);
        var values = posted.Values;
        if (!applicationPages.IsAntiForgeryToken(values.GetValueOrDefault(PageForm.AntiForgeryField), opened.State.Id))
        {
            TypedText.Renew(request, applicationPages.AntiForgeryToken(opened.State.Id));
            return responses.Problem(request, posted.Errors.IsEmpty ? [ApplicantErrors.FormIsOutdated()] : posted.Errors);
        }

        if (!posted.Errors.IsEmpty)
        {
            return Show(values, [.. posted.Errors.Select(error => error.At(StepFields.File))]);
        }

        var choice = values.GetValueOrDefault(StepFields.Choice);
        if (choice is not (StepFields.Answer or StepFields.RemovePartner))
        {
            return Show(values, ApplicantErrors.ChoiceIsMissing());
        }

        var form = new StatementForm
        {
            PartyId = values.GetValueOrDefault(StepFields.PartyId),
            Source = CreditSource.TryParse(values.GetValueOrDefault(StepFields.Source), out var source) ? source : null,
            Text = values.GetValueOrDefault(StepFields.Text),
            RemovesPartner = choice == StepFields.RemovePartner,
        };
        if (posted.File is { } file && !form.RemovesPartner)
        {
            // The document is stored only if the rest of the form is valid.
            if (
                !ApplicationPolicy.Answer(opened.State, form, time.GetUtcNow()).TryGet(out _, out var errors)
                || !(await documents.TakeAsync(opened, guide, DocumentPolicy.AnswerKind, file.FileName, file.Spooled, cancellationToken))
                    .At(StepFields.File)
                    .TryGet(out var document, out errors)
            )
            {
                return Show(values, errors);
            }

            form = form with { DocumentId = document.Id };
        }

        return await RecordAsync(opened, guide, form, client, cancellationToken) is Recording<Application>.Refused refused
            ? Show(values, refused.Errors)
            : desk.SeeApplication(request, opened.State.Id);

        IResult Show(ImmutableDictionary<string, string> entered, params ImmutableArray<Error> faults)
        {
            var (partyId, asked) = (entered.GetValueOrDefault(StepFields.PartyId), entered.GetValueOrDefault(StepFields.Source));
            return responses.Page(
                request,
                pages.Responses(opened.State, partyId, asked, time.GetUtcNow(), new FormState { Values = entered, Errors = faults }),
                guide,
                Problems.StatusOf(faults)
            );
        }
    }

    private Task<Recording<Application>> RecordAsync(
        Stored<Application> opened,
        RoundGuide guide,
        StatementForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        // Input becomes part of a key only if it matches a party.
        var partyId = opened.State.Parties.FirstOrDefault(party => party.Id == form.PartyId)?.Id ?? "";
        var number = opened.State.Statements.Count(question => question.PartyId == form.PartyId && question.Source == form.Source);
        return recorder.RecordAsync(
            opened.Id,
            form.RemovesPartner ? $"partner-removed|{partyId}" : $"answer|{partyId}.{form.Source}|{number}",
            application =>
                form.RemovesPartner
                    ? ApplicationPolicy.RemovePartner(application, partyId, now).Select<Fact>(removed => removed)
                    : ApplicationPolicy.Answer(application, form, now).Select<Fact>(given => given),
            Signature.Applicant(now),
            client,
            cancellationToken,
            form.RemovesPartner
                ? null
                : application =>
                    Receipts.Of(Receipts.KeyOfAnswer(partyId, $"{form.Source}", number), ReceiptKind.Statement, application, guide, now)
        );
    }
}
