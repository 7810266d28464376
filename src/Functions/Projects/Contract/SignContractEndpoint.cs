using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>The investigator's signature.</summary>
/// <param name="Version">Of the contract that the investigator has read.</param>
public sealed record ContractSignatureForm(int Version, string? SignerName);

/// <summary><c>POST /projects/{token}/signature</c>: the investigator signs the displayed version of the contract.</summary>
public sealed class SignContractEndpoint(ProjectAccess access, ProjectCommands commands, PartyProjectPages pages, Responses responses)
{
    [Function(nameof(SignContractEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "projects/{token}/signature")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!opened.IsInvestigator)
        {
            return responses.Problem(request, ProjectRefusals.IsNotYours());
        }

        ImmutableDictionary<string, string>? values = null;
        ContractSignatureForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            var version = values.GetValueOrDefault(ProjectFields.Version);
            form = new ContractSignatureForm(
                int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
                values.GetValueOrDefault(ProjectFields.SignerName)
            );
        }
        else if (!(await RequestJson.ReadAsync<ContractSignatureForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var done = await commands.RecordAsync(
            opened,
            "signature",
            (project, context) => ContractPolicy.Sign(project, form.Version, form.SignerName, context).Select<Fact>(fact => fact),
            client,
            cancellationToken
        );
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }
}
