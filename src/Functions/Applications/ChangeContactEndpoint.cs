using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Units;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Applications;

/// <summary><c>POST /applications/{applicationId}/contact</c>: hands the application over to another clerk of the unit; both get a letter.</summary>
public sealed class ChangeContactEndpoint(
    ApplicantDesk desk, IRecordStore<Application> applications, PendingWork pending, Postman postman, UnitIndex units, MailBudget budget, Answers answers)
{
    [Function(nameof(ChangeContactEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/contact")] HttpRequest request,
        string applicationId,
        CancellationToken cancellationToken)
    {
        if (!(await desk.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var asked, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (desk.FindUnmeant(request, asked, ApplicantStep.ChangeContact) is { } unmeant)
        {
            return unmeant;
        }

        var (id, before) = (asked.Opened.Id, asked.Application.ContactEmail);
        if (!ApplicationPolicy.ChangeContact(asked.Application, asked.Form.ContactEmail).TryGet(out var change, out errors))
        {
            return desk.Refuse(request, asked, ApplicantStep.ChangeContact, errors);
        }

        if (MailAddressText.IsSame(change.ContactEmail, before))
        {
            return desk.Answer(request, asked, ApplicantStep.ChangeContact, new Recording<Application>.Done(asked.Application, change));
        }

        if (await budget.TakeForEnteredAsync(request, change.ContactEmail, cancellationToken) is { } refusal)
        {
            return desk.Refuse(request, asked, ApplicantStep.ChangeContact, [refusal]);
        }

        var factKey = $"contact|{asked.ReceivedAt.UtcTicks}";
        OutboxLetter[] letters =
        [
            new OutboxLetter($"{factKey}|from", new Letter.HandedOver(before, id, asked.Application.Title, IsTheirs: false)),
            new OutboxLetter($"{factKey}|to", new Letter.HandedOver(change.ContactEmail, id, asked.Application.Title, IsTheirs: true)),
        ];
        var note = await pending.NoteAsync(RecordRef.OfApplication(id), cancellationToken);
        var recording = await applications.RecordAsync(
            id,
            factKey,
            application => ApplicationPolicy.ChangeContact(application, change.ContactEmail).Select<Fact>(changed => changed),
            asked.Signature,
            letters,
            cancellationToken);
        if (recording is Recording<Application>.Done)
        {
            await units.RefreshAsync(asked.Application, cancellationToken);
            await postman.DeliverAsync(applications, id, letters.Select(letter => letter.Key), cancellationToken);
            await pending.ClearAsync(note, cancellationToken);
        }

        return desk.Answer(request, asked, ApplicantStep.ChangeContact, recording);
    }
}
