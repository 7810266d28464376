using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Audit;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Home;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rehearsal;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <summary>Every operation of the app: request, response and who may call it.</summary>
internal static partial class ApiCatalog
{
    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [.. Site, .. Applications, .. Units, .. Rounds, .. Tasks, .. Desk, .. Cases, .. Projects, .. Rules, .. Staff];

    private static IEnumerable<ApiOperation> Site =>
        [
            For<GetHomeEndpoint>(ApiAccess.Everybody, "The front page.").GivesPage(),
            For<GetStylesheetEndpoint>(ApiAccess.Everybody, "The stylesheet.").GivesFile("text/css"),
            For<GetSealEndpoint>(ApiAccess.Everybody, "The bureau's emblem.").GivesFile("image/svg+xml"),
            For<GetOpenApiEndpoint>(ApiAccess.Everybody, "This document.").GivesFile("application/json"),
            For<GetPublicFileEndpoint>(
                    ApiAccess.Everybody,
                    "The public site: a page and a JSON file for each publication, lists by month, a manifest."
                )
                .GivesFile("*/*")
                .Leads(),
            For<GetMailboxEndpoint>(
                    ApiAccess.Everybody,
                    "The mails that would have been sent, newest first; only if mails go to the local mailbox."
                )
                .Asks("to", "Only mails to this address.")
                .Gives<Mailbox>(),
            For<GetLivenessEndpoint>(ApiAccess.Everybody, "Whether the process responds.").Gives<HealthReport>(),
            For<GetReadinessEndpoint>(ApiAccess.Everybody, "Whether storage responds, with warnings for the operator.")
                .Gives<HealthReport>(),
            For<GetClockEndpoint>(ApiAccess.Everybody, "Business time of a rehearsal.").Gives<RehearsalView>(),
            For<MoveClockEndpoint>(ApiAccess.Bureau, "Moves business time of a rehearsal.").Takes<ClockMove>().Gives<RehearsalView>(),
            For<GetAuditTrailEndpoint>(ApiAccess.Bureau, "The audit chain of a record, for verification elsewhere.").Gives<AuditTrail>(),
            For<GetAuditAnchorEndpoint>(ApiAccess.Bureau, "The ends of the audit chains on a night, to be kept elsewhere.")
                .Gives<AuditAnchor>(),
        ];
}
