using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Projects;

/// <summary>任务书 and 补充任务书 as printable pages or JSON.</summary>
public sealed class ContractPages(ActContexts contexts, Responses responses)
{
    /// <param name="place">0 for the contract, 1 for the first amendment.</param>
    /// <param name="back">Path of the page that it was opened from.</param>
    public IResult Show(HttpRequest request, Project project, Application application, string place, string back) =>
        !contexts.Of(project.RuleVersion).TryGet(out var context, out var errors) ? responses.Problem(request, errors)
        : int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && ContractDocument.Of(project, application, number, context) is { } document
            ? responses.Of(request, document, () => new ContractDocumentModel(document, back))
        : responses.Problem(request, ProjectRefusals.ContractNotFound());
}
