import { type ReactNode, useState } from "react"

interface Props<T> {
  title: string
  items: T[]
  render?: (item: T) => ReactNode
}

// 제네릭 컴포넌트
export const List = <T,>({ title, items, render = String }: Props<T>) => {
  const [open, setOpen] = useState<boolean>(true)
  return (
    <section aria-label={title} data-open={open}>
      <h2 onClick={() => setOpen(v => !v)}>{title} ({items.length}개)</h2>
      {open && items.map((item, i) => <p key={i} className="item">{render(item)}</p>)}
    </section>
  )
}

const page = <List<string> items={names as string[]} render={(x) => <li key={x}>{x}</li>} />;
