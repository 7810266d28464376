using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Mailbox;

/// <summary>The local mailbox, newest mail first.</summary>
public sealed record MailboxModel(ImmutableArray<MailItem> Mails, PagerModel Pager) : IModelOf<MailboxPage>;
