using CreditFunctions.Functions.Cases;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>Integrity cases.</content>
internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Cases =>
    [
        For<ListCasesEndpoint>(ApiAccess.Officer, "Integrity cases, the newest first.").Asks("from", "Where the page begins: next of the page before.").Gives<CaseListView>(),
        For<GetCaseEndpoint>(ApiAccess.Officer, "All records of an integrity case.").Gives<CaseView>(),
    ];
}
