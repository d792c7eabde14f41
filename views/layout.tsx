import type { Child } from "hono/jsx";
import { Document } from "./document.tsx";
import { type NavItem, shopNavigation, staffNavigation } from "./navigation.ts";
import type { Page } from "./page.ts";
import { PageHead, type PageHeadProps } from "./shell/page_head.tsx";
import { Palette } from "./shell/palette.tsx";
import { PhoneBar, PhoneTop } from "./shell/phone.tsx";
import { Side } from "./shell/side.tsx";
import { ClockStrip } from "./shell/clock_strip.tsx";
import { StateStrip } from "./shell/state_strip.tsx";
import { SupportStrip } from "./shell/support_strip.tsx";

export interface LayoutProps extends PageHeadProps {
  /** The key of the navigation's item that the page belongs to: `products`, `products/import`. */
  active?: string;
  /** The title of the window alone; the page draws its own head. */
  headless?: boolean;
  children: Child;
}

/** A page of a shop's administration. Without `page.shop` it stands on its own: `/account`. */
export function Layout(props: LayoutProps) {
  const { page } = props;
  return <Frame {...props} kind="shop" items={page.shop ? shopNavigation(page.shop) : []} />;
}

/** A page for our own people. */
export function StaffLayout(props: LayoutProps) {
  return <Frame {...props} kind="staff" items={staffNavigation(props.page.person?.staffRole)} />;
}

function Frame(props: LayoutProps & { kind: "shop" | "staff"; items: NavItem[] }) {
  const { page, title, active, headless, children, kind, items, ...head } = props;
  return (
    <Document page={page} title={title} kind={kind}>
      <div class="frame">
        <Strip page={page} />
        <PhoneTop page={page} />
        <Side page={page} items={items} active={active} />
        <main class="main" id="content" tabindex={-1}>
          {!headless && <PageHead {...head} page={page} title={title} />}
          {children}
        </main>
        {items.length > 0 && <PhoneBar page={page} items={items} active={active} />}
      </div>
      <Palette page={page} />
    </Document>
  );
}

/** One strip at a time; who is in a shop sees that before anything else. */
function Strip({ page }: { page: Page }) {
  if (page.support) return <SupportStrip page={page} />;
  if (page.clockHold) return <ClockStrip page={page} hold={page.clockHold} />;
  return <StateStrip page={page} />;
}
