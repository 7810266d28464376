using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>
/// Records what the unit of a project submits by its link without a file: from its page as a form, from a program as JSON.
/// </summary>
public sealed class ProjectPosts(ProjectAccess access, ProjectCommands commands, PartyProjectPages pages, Responses responses)
{
    /// <summary>Records a submission and shows the project; an invalid form is returned with what was entered.</summary>
    /// <param name="name">Of the act, for the fact key.</param>
    /// <param name="read">Reads the form as the JSON body of a program.</param>
    public async Task<IResult> RecordAsync<TForm>(
        HttpRequest request,
        string token,
        string name,
        Func<ImmutableDictionary<string, string>, TForm> read,
        Func<Project, TForm, ActContext, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
        where TForm : class
    {
        if (!(await access.OpenForUnitAsync(token, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        ImmutableDictionary<string, string>? values = null;
        TForm? form;
        if (PostedForm.Is(request))
        {
            if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out values, out errors))
            {
                return responses.Problem(request, errors);
            }

            form = read(values);
        }
        else if (!(await RequestJson.ReadAsync<TForm>(request, cancellationToken)).TryGet(out form, out errors))
        {
            return responses.Problem(request, errors);
        }

        var done = await commands.RecordAsync(
            opened,
            name,
            (project, context) => decide(project, form, context),
            client,
            cancellationToken
        );
        return await pages.AnswerAsync(request, opened, values, done, cancellationToken);
    }
}
