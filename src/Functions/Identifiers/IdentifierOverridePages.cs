using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>Identifier overrides, as JSON.</summary>
public sealed record IdentifierOverridesView(IReadOnlyList<OverrideRow> Overrides);

/// <summary>The page of identifier overrides.</summary>
public sealed class IdentifierOverridePages(
    IdentifierOverrideRegister overrides,
    StaffRecords staff,
    DeskAccess access,
    Responses responses
)
{
    public async Task<IResult> ShowAsync(HttpRequest request, Officer reader, FormState? state, CancellationToken cancellationToken)
    {
        var directory = await staff.ReadAsync(cancellationToken);
        var mayOverride = DeskPolicy.May(reader, DeskAct.OverrideIdentifier);
        var rows = (await overrides.ReadAsync(cancellationToken)).Select(each => new OverrideRow(
            each.Identifier,
            each.BrokenRule,
            directory.Find(each.Override.OfficerId)?.Name ?? each.Override.OfficerId,
            each.Override.At,
            each.Override.Reason,
            mayOverride ? $"/desk/identifiers/{each.Override.EvidenceId}" : null
        ));
        var model = new IdentifiersModel(access.FrameOf(reader), [.. rows]) { MayOverride = mayOverride, State = state ?? FormState.Empty };
        return state is null
            ? responses.Of(request, new IdentifierOverridesView(model.Overrides), () => model)
            : responses.Page(request, model, status: Problems.Describe(state.Errors).Status);
    }
}
