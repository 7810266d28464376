using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Notifications;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Notifications;

/// <summary>Composes the mail of a notification, with the links and codes for its recipient only.</summary>
public sealed class MailComposer(
    MailRenderer renderer,
    TokenSigner tokens,
    IdentifierVault vault,
    IOptions<SiteOptions> site,
    TimeProvider time
) : IMailLinks
{
    public async Task<MailMessage> ComposeAsync(string recordId, OwedNotification owed)
    {
        var mail = await renderer.RenderAsync(owed.Notification, site.Value.ToSiteInfo(), this);
        return new MailMessage(
            $"{recordId}.{owed.Key}@{site.Value.BaseAddress.Host}",
            AddressOf(owed.Notification),
            mail.Subject,
            mail.Text,
            time.GetUtcNow()
        )
        {
            Html = mail.Html,
        };
    }

    public Uri Task(string linkId) => Page($"tasks/{tokens.Sign(TokenPurpose.TaskLink, linkId)}");

    public string Code(string linkId, int number = 0) => tokens.Code(linkId, number);

    public Uri Application(string applicationId, string email) =>
        Page($"access/{AccessSubject.Of(ApplicationId.Parse(applicationId).Value, email, time.GetUtcNow(), isMailed: true).Sign(tokens)}");

    public Uri Signing(string applicationId, string partyId, string mark) =>
        Page($"commitments/{SigningSubject.Of(ApplicationId.Parse(applicationId).Value, partyId, mark, time.GetUtcNow()).Sign(tokens)}");

    public Uri Case(string caseId) => Page($"cases/{tokens.Sign(TokenPurpose.Case, caseId)}");

    public Uri Project(string projectId, string email) => Page($"projects/{ProjectSubject.OfUnit(projectId, email).Sign(tokens)}");

    public Uri ProjectOfInvestigator(string projectId, string email) =>
        Page($"projects/{ProjectSubject.OfInvestigator(projectId, email).Sign(tokens)}");

    public Uri Page(string path) => site.Value.Address(path);

    private string AddressOf(Notification notification) =>
        notification switch
        {
            AddressedNotification addressed => addressed.To,
            CaseReporterNotified told => vault.RevealText(told.Contact, told.RecordId, "contact"),
            ObjectionAnswered answered => vault.RevealText(answered.Contact, answered.ObjectionId, "contact"),
            _ => throw new InvalidOperationException($"{notification.GetType().Name} names no address."),
        };
}
