using CreditFunctions.Core.Publications;

namespace CreditFunctions.Pages.Publications;

/// <summary>失信行为公示, 严重失信主体名单: one listing, for whoever has the address of its page.</summary>
public sealed record ListingNoticeModel(ListingNotice Notice) : IModelOf<ListingNoticePage>;
