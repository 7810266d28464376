using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Identifiers;

/// <summary>Vouched identifiers for programs.</summary>
public sealed record VouchedView(IReadOnlyList<VouchedRow> Vouched);

/// <summary>Vouched identifiers as their page.</summary>
public sealed class VouchedPages(VouchedRegister vouched, StaffRecords staff, DeskAccess access, Answers answers)
{
    /// <summary>The list, or the form that comes back.</summary>
    public async Task<IResult> ShowAsync(HttpRequest request, Officer reader, FormState? state, CancellationToken cancellationToken)
    {
        var directory = await staff.ReadAsync(cancellationToken);
        var mayVouch = DeskPolicy.May(reader, DeskAct.Vouch);
        var rows = (await vouched.ReadAsync(cancellationToken)).Select(each => new VouchedRow(
            each.Identifier,
            each.BrokenRule,
            directory.Find(each.Override.OfficerId)?.Name ?? each.Override.OfficerId,
            each.Override.At,
            each.Override.Reason,
            mayVouch ? $"/desk/identifiers/{each.Override.EvidenceId}" : null));
        var model = new IdentifiersModel(access.FrameOf(reader), [.. rows])
        {
            MayVouch = mayVouch,
            State = state ?? FormState.Empty,
        };
        return state is null
            ? answers.Of(request, new VouchedView(model.Vouched), () => model)
            : answers.Page(request, model, status: Problems.Describe(state.Errors).Status);
    }
}
