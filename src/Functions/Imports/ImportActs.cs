using CreditFunctions.Core;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Imports;

/// <summary>Executes officers' decisions on an import and shows the result; an invalid form is returned.</summary>
public sealed class ImportActs(
    DeskForms forms,
    IRecordStore<DataImport> imports,
    ImportPages pages,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    public async Task<IResult> RecordAsync(
        HttpRequest request,
        string importId,
        IReadOnlyCollection<string> fields,
        Func<ImportId, DeskPost, Task<Result<DataImport>>> record,
        CancellationToken cancellationToken
    )
    {
        if (!(await forms.ReadAsync(request, DeskAct.ConfirmImport, fields, cancellationToken)).TryGet(out var post, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!ImportId.TryParse(importId, out var id) || await imports.FindAsync(id.Value, cancellationToken) is not { } stored)
        {
            return responses.Problem(request, ImportDesk.NotFound());
        }

        if ((await record(id, post)).TryGet(out var import, out errors))
        {
            return post.IsForm
                ? new SeeOther(site.Value.Address($"desk/imports/{id}{Responses.LanguageOf(request)}"))
                : await pages.ShowAsync(request, post.Officer, import, state: null, cancellationToken);
        }

        return post.IsForm
            ? await pages.ShowAsync(
                request,
                post.Officer,
                stored.State,
                new FormState { Values = post.Values, Errors = errors },
                cancellationToken
            )
            : responses.Problem(request, errors);
    }
}
