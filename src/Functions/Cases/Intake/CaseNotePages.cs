using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases.Origins;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Cases;

/// <summary>The form by which an officer notes a suspicion.</summary>
public sealed class CaseNotePages(DeskAccess access, Responses responses)
{
    /// <param name="application">Null for a party without an application.</param>
    public IResult Show(HttpRequest request, Officer reader, Application? application, FormState? state) =>
        responses.Page(
            request,
            new CaseNoteModel(access.FrameOf(reader))
            {
                ApplicationId = application?.Id.Value,
                Application = application?.Title,
                Parties = application is null ? [] : [.. application.Parties.Select(party => new Choice(party.Id, party.Name))],
                Origins =
                [
                    .. CaseOrigins.All.Where(origin =>
                        origin.IsAtDesk && origin.NeedsApplication == application is not null && origin.Check(application) is null
                    ),
                ],
                Form = state ?? FormState.Empty,
            },
            status: state is null ? StatusCodes.Status200OK : Problems.StatusOf(state.Errors)
        );
}
